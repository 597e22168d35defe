# Letters: what each must say, templates, paper, numbers, delivery.
