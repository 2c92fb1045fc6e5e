<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.10" tiledversion="1.11.2" name="trim" tilewidth="16" tileheight="16" tilecount="64" columns="16">
 <image source="../../assets/tiles/trim.png" width="256" height="64"/>
</tileset>
