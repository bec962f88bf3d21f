"""``gevoeligheid``: wat een tarief doet als een aanname anders uitvalt."""
