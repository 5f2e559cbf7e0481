"""Who is named in the article: capitalised runs, nouns in a party's place, aliases, governments, projects."""
