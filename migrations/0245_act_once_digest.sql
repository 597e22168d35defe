-- From here on act_once.key is the SM3 digest of the key that came with the form: the key of a form of the public holds the random cookie
-- of its browser, which would tie its messages together. What stands there from before is let go: it was for repeats within minutes.
DELETE FROM act_once;
