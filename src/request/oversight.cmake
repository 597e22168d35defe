# What is due, alarms, fees, urging, figures.
