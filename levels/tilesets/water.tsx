<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.10" tiledversion="1.11.2" name="water" tilewidth="16" tileheight="16" tilecount="16" columns="16">
 <image source="../../assets/tiles/water.png" width="256" height="16"/>
 <tile id="0" type="water"/>
 <tile id="1" type="water"/>
 <tile id="2" type="water"/>
 <tile id="3" type="water"/>
 <tile id="4" type="water"/>
 <tile id="5" type="water"/>
 <tile id="6" type="water"/>
 <tile id="7" type="water"/>
 <tile id="8" type="water"/>
 <tile id="9" type="water"/>
 <tile id="10" type="water"/>
 <tile id="11" type="water"/>
 <tile id="12" type="water"/>
 <tile id="13" type="water"/>
 <tile id="14" type="water"/>
 <tile id="15" type="water"/>
</tileset>
