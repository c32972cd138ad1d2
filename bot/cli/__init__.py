"""The command line: `regulars demo | run | init | doctor | faq | db`."""
