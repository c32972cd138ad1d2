"""SQL: units of work per noun, the two drivers, migrations."""
