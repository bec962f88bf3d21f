"""``vergelijk``: welke tarieven veranderen, hoeveel en waardoor."""
