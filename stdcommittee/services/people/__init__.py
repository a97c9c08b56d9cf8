"""Use cases of people: rosters as of a day, composition against the rules, participation."""
