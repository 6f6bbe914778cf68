"""feeds.yaml → Entry → Page: fetches feeds and articles through one address guard."""
