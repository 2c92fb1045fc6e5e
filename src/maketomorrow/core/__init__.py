"""The ground floor: counting, chance, messages. No noun of the game lives here."""
