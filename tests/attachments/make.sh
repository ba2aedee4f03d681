#!/bin/sh
# Makes the files of this folder with the programs staff use or that write the same: LibreOffice, qpdf, exiftool,
# zip. All names and numbers are made up; the identity numbers are the published samples of GB 11643.
# Run in this folder; the tests need only what it leaves behind.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

office='xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
meta='<office:meta><meta:initial-creator>乙示例</meta:initial-creator><dc:creator>丙示例</dc:creator>
 <meta:user-defined meta:name="经办人电话">13800138001</meta:user-defined></office:meta>'

# A text with everything a word processor hides: a remark, a tracked deletion, a number in two runs, hidden text, a header,
# a footnote, a text box.
cat >"$work/text.fodt" <<EOF
<?xml version="1.0" encoding="UTF-8"?>
<office:document $office office:mimetype="application/vnd.oasis.opendocument.text">$meta
<office:automatic-styles>
 <style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
 <style:style style:name="hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
 <style:page-layout style:name="page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"/><style:header-style/></style:page-layout>
 <style:style style:name="frame" style:family="graphic"/>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">
 <style:header><text:p>页眉 13800138002</text:p></style:header></style:master-page></office:master-styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>丁示例</dc:creator>
 <dc:date>2026-01-02T03:04:05</dc:date></office:change-info><text:p>13800138003</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p>办理材料清单</text:p>
<text:p>联系电话：138<text:span text:style-name="bold">00138000</text:span>，请勿外传。</text:p>
<text:p>证号<text:change text:change-id="c1"/>已删<office:annotation><dc:creator>戊示例</dc:creator><dc:date>2026-01-02T03:04:05</dc:date>
 <text:p>批注里的号码 13800138004</text:p></office:annotation>。</text:p>
<text:p>可见<text:span text:style-name="hidden">13800138005</text:span>文字</text:p>
<text:p>脚注<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>见 13800138006</text:p></text:note-body></text:note></text:p>
<text:p><draw:frame draw:style-name="frame" svg:width="8cm" svg:height="2cm" text:anchor-type="paragraph"><draw:text-box><text:p>文本框 13800138007</text:p></draw:text-box></draw:frame></text:p>
<table:table><table:table-row><table:table-cell><text:p>1380</text:p></table:table-cell><table:table-cell><text:p>0138009</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document>
EOF

# A form as it should be: nothing private in it but its makers' names.
cat >"$work/form.fodt" <<EOF
<?xml version="1.0" encoding="UTF-8"?>
<office:document $office office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><meta:initial-creator>乙示例</meta:initial-creator><dc:creator>丙示例</dc:creator></office:meta>
<office:body><office:text><text:p>食品经营许可申请表</text:p><text:p>统一社会信用代码：11450803007654321X，电话 0775-4332555。</text:p></office:text></office:body></office:document>
EOF

# A workbook: a number typed as one, a hidden sheet, row and column, a remark.
cat >"$work/book.fods" <<EOF
<?xml version="1.0" encoding="UTF-8"?>
<office:document $office office:mimetype="application/vnd.oasis.opendocument.spreadsheet">$meta
<office:automatic-styles><style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="名单"><table:table-column/><table:table-column/><table:table-column table:visibility="collapse"/>
<table:table-row><table:table-cell office:value-type="string"><text:p>姓名</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>电话</text:p></table:table-cell>
 <table:table-cell office:value-type="string"><text:p>13800138011</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>乙示例</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>110105<text:span>19491231</text:span>002X</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell/><table:table-cell office:value-type="float" office:value="13800138000"/></table:table-row>
<table:table-row table:visibility="collapse"><table:table-cell office:value-type="string"><text:p>13800138012</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><office:annotation><dc:creator>戊示例</dc:creator><text:p>打 13800138013</text:p></office:annotation><text:p>批</text:p></table:table-cell>
 <table:table-cell office:value-type="float" office:value="440524188001010000"/></table:table-row>
</table:table>
<table:table table:name="底稿" table:style-name="gone"><table:table-row><table:table-cell office:value-type="string"><text:p>440524188001010014</text:p></table:table-cell></table:table-row></table:table>
</office:spreadsheet></office:body></office:document>
EOF

# Slides with notes.
cat >"$work/slides.fodp" <<EOF
<?xml version="1.0" encoding="UTF-8"?>
<office:document $office office:mimetype="application/vnd.oasis.opendocument.presentation">$meta
<office:automatic-styles><style:page-layout style:name="p"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/></style:page-layout><style:style style:name="d" style:family="drawing-page"/></office:automatic-styles>
<office:master-styles><style:master-page style:name="m" style:page-layout-name="p" draw:style-name="d"/></office:master-styles>
<office:body><office:presentation>
<draw:page draw:name="一" draw:master-page-name="m"><draw:frame svg:width="20cm" svg:height="3cm" svg:x="1cm" svg:y="1cm"><draw:text-box><text:p>培训</text:p></draw:text-box></draw:frame></draw:page>
<draw:page draw:name="二" draw:master-page-name="m"><draw:frame svg:width="20cm" svg:height="3cm" svg:x="1cm" svg:y="1cm"><draw:text-box><text:p>找 138<text:span>0013</text:span>8000</text:p></draw:text-box></draw:frame>
 <presentation:notes><draw:frame svg:width="10cm" svg:height="3cm" svg:x="1cm" svg:y="1cm" presentation:class="notes"><draw:text-box><text:p>备注 13800138021</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>
</office:presentation></office:body></office:document>
EOF

# Two columns, a wide table with a box for each digit, a rotated page, a form field.
cat >"$work/paper.fodt" <<EOF
<?xml version="1.0" encoding="UTF-8"?>
<office:document $office office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><meta:initial-creator>乙示例</meta:initial-creator><dc:title>示例</dc:title></office:meta>
<office:automatic-styles>
 <style:style style:name="two" style:family="section"><style:section-properties text:dont-balance-text-columns="true"><style:columns fo:column-count="2" fo:column-gap="1cm"/></style:section-properties></style:style>
 <style:style style:name="cn" style:family="text"><style:text-properties style:font-name-asian="Noto Serif CJK SC" fo:font-weight="bold"/></style:style>
</office:automatic-styles>
<office:body><office:text>
<text:section text:style-name="two" text:name="s"><text:p>左栏第一段的文字，办理事项请到窗口。证号 1101<text:span text:style-name="cn">0519491231</text:span>002X。</text:p><text:p>再来一段。</text:p></text:section>
<table:table><table:table-column table:number-columns-repeated="11"/><table:table-row>
$(for digit in 1 3 8 0 0 1 3 8 0 0 0; do echo "<table:table-cell><text:p>$digit</text:p></table:table-cell>"; done)
</table:table-row></table:table>
</office:text></office:body></office:document>
EOF

# A roster whose heads say what stands below; narrow columns in which numbers go on in the next line beside others; figures.
cell() { printf '<table:table-cell table:style-name="cell"><text:p>%s</text:p></table:table-cell>' "$1"; }
table() { # WIDTH WIDTH CELLS-OF-TWO-COLUMNS...
    printf '<table:table table:style-name="t%s"><table:table-column table:style-name="c%s"/><table:table-column table:style-name="c%s"/>' "$1" "$1" "$2"
    shift 2
    while [ $# -gt 0 ]; do
        printf '<table:table-row>%s%s</table:table-row>' "$(cell "$1")" "$(cell "$2")"
        shift 2
    done
    printf '</table:table><text:p/>\n'
}
row() { printf '<table:table-row>'; for text in "$@"; do cell "$text"; done; printf '</table:table-row>'; }
column() { printf '<style:style style:name="c%s" style:family="table-column"><style:table-column-properties style:column-width="%scm"/></style:style>\n' "$1" "$2"; }
wide() { printf '<style:style style:name="t%s" style:family="table"><style:table-properties style:width="%scm" table:align="left"/></style:style>\n' "$1" "$2"; }
cat >"$work/tables.fodt" <<EOF
<?xml version="1.0" encoding="UTF-8"?>
<office:document $office office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
 <style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.097cm"/></style:style>
 $(column 3 3; column 5 1.6; column 4 1.3; column 2 1.05; column 1 0.85; wide 5 4.6; wide 4 4.3; wide 2 4.05; wide 1 3.85; wide 3 6)
</office:automatic-styles>
<office:body><office:text>
<text:p>名单如下，请各班转告。</text:p>
<table:table><table:table-column table:number-columns-repeated="4"/>
$(row 姓名 微信 出生日期 住址; row 甲 '' 1980年1月2日 示例区和平路12号3栋402室; row 乙 zhangsan88 '' '')
</table:table>
<text:p/>
$(table 5 3 手机 拼音 13800138051 abcdef; table 4 3 手机 证号 13800138052 11010519491231002X)
$(table 2 3 手机 学校 13800138053 示例小学示例小学; table 1 3 手机 证号 13800138054 440524188001010014)
$(table 3 3 乡镇 人数 甲乡 138001 乙乡 38000 丙乡 7777)
</office:text></office:body></office:document>
EOF

# Days that are numbers: by their look, and under a word for birthdays.
cat >"$work/dates.fods" <<EOF
<?xml version="1.0" encoding="UTF-8"?>
<office:document $office xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
 <number:date-style style:name="n"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text></number:date-style>
 <style:style style:name="day" style:family="table-cell" style:data-style-name="n"/>
</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="名单">
<table:table-row>$(for word in 姓名 出生日期 入学日期 生日 人数; do printf '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>' "$word"; done)</table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell>
 <table:table-cell table:style-name="day" office:value-type="date" office:date-value="1980-01-02"/><table:table-cell table:style-name="day" office:value-type="date" office:date-value="2026-09-01"/>
 <table:table-cell office:value-type="float" office:value="40179"/><table:table-cell office:value-type="float" office:value="29222"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>
EOF

convert_to() { # FORMAT FILE
    soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to "$1" --outdir "$work" "$2" >/dev/null 2>&1
}
convert_to docx "$work/text.fodt" && cp "$work/text.docx" text.docx
convert_to pdf "$work/text.fodt" && cp "$work/text.pdf" text.pdf
convert_to doc "$work/text.fodt" && cp "$work/text.doc" text.doc
convert_to docx "$work/form.fodt" && cp "$work/form.docx" form.docx
convert_to pdf "$work/form.fodt" && cp "$work/form.pdf" form.pdf
convert_to xlsx "$work/book.fods" && cp "$work/book.xlsx" book.xlsx
convert_to pptx "$work/slides.fodp" && cp "$work/slides.pptx" slides.pptx
convert_to pdf "$work/paper.fodt" && cp "$work/paper.pdf" paper.pdf
convert_to pdf "$work/tables.fodt" && cp "$work/tables.pdf" tables.pdf
convert_to docx "$work/tables.fodt" && cp "$work/tables.docx" tables.docx
convert_to xlsx "$work/dates.fods" && cp "$work/dates.xlsx" dates.xlsx

# The same papers locked, packed, turned, with a file inside and with an older version of a page.
qpdf --deterministic-id --rotate=90 paper.pdf turned.pdf
qpdf --deterministic-id --object-streams=generate paper.pdf packed.pdf
for bits in 40 128; do qpdf --allow-weak-crypto --static-id --encrypt '' owner $bits -- paper.pdf locked-$bits.pdf; done
qpdf --static-id --static-aes-iv --allow-weak-crypto --encrypt '' owner 128 --use-aes=y -- paper.pdf locked-128-aes.pdf
qpdf --static-id --static-aes-iv --encrypt '' owner 256 -- --object-streams=generate paper.pdf locked-256.pdf
qpdf --static-id --static-aes-iv --encrypt secret owner 256 -- paper.pdf closed.pdf
qpdf --deterministic-id form.pdf --add-attachment book.xlsx --filename=book.xlsx --creationdate=D:20260101000000Z --moddate=D:20260101000000Z -- holder.pdf

# Photographs with all that cameras and programs write beside them.
cat >"$work/plain.fodg" <<EOF
<?xml version="1.0" encoding="UTF-8"?>
<office:document $office office:mimetype="application/vnd.oasis.opendocument.graphics">
<office:automatic-styles><style:page-layout style:name="p"><style:page-layout-properties fo:page-width="3cm" fo:page-height="2cm"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="m" style:page-layout-name="p"/></office:master-styles>
<office:body><office:drawing><draw:page draw:master-page-name="m"><draw:rect svg:x="0.5cm" svg:y="0.5cm" svg:width="2cm" svg:height="1cm"/></draw:page></office:drawing></office:body></office:document>
EOF
for kind in jpg png webp; do convert_to $kind "$work/plain.fodg"; done
exiftool -q -overwrite_original -all= "$work/plain.jpg" "$work/plain.png"
cp "$work/plain.jpg" clean.jpg
cp "$work/plain.jpg" photo.jpg
cp "$work/plain.png" picture.png
cp "$work/plain.webp" picture.webp
exiftool -q -overwrite_original -Artist=乙示例 -Make=Demo -Model=One -SerialNumber=1234 -GPSLatitude=23.1 -GPSLatitudeRef=N -GPSLongitude=109.6 -GPSLongitudeRef=E \
    -Orientation#=6 -UserComment='call 13800138031' -XMP:Creator=乙示例 -XMP:Description='13800138032' -IPTC:By-line=Demo -Comment='13800138033' "-ThumbnailImage<=$work/plain.jpg" photo.jpg
printf 'behind 13800138034' >>photo.jpg
exiftool -q -overwrite_original -PNG:Author=乙示例 -PNG:Comment=13800138035 -XMP:Creator=乙示例 -EXIF:Orientation#=8 -EXIF:Artist=乙示例 picture.png
exiftool -q -overwrite_original -EXIF:Artist=乙示例 -EXIF:Orientation#=3 -EXIF:ImageDescription=13800138036 -XMP:Creator=乙示例 picture.webp

# A scan: a picture and nothing else.
cat >"$work/scan.fodt" <<EOF
<?xml version="1.0" encoding="UTF-8"?>
<office:document $office office:mimetype="application/vnd.oasis.opendocument.text">
<office:body><office:text><text:p><draw:frame svg:width="8cm" svg:height="5cm" text:anchor-type="as-char"><draw:image><office:binary-data>$(base64 -w0 "$work/plain.jpg")</office:binary-data></draw:image><svg:desc>图注 13800138008</svg:desc></draw:frame></text:p></office:text></office:body></office:document>
EOF
convert_to pdf "$work/scan.fodt" && cp "$work/scan.pdf" scan.pdf
convert_to docx "$work/scan.fodt" && cp "$work/scan.docx" scan.docx

# OFD, which no free program writes: two pages, a seal, a file inside, properties.
mkdir -p "$work/ofd/Doc_0/Pages/Page_0" "$work/ofd/Doc_0/Pages/Page_1" "$work/ofd/Doc_0/Attachs"
ofd='xmlns:ofd="http://www.ofdspec.org/2016"'
cat >"$work/ofd/OFD.xml" <<EOF
<?xml version="1.0" encoding="UTF-8"?>
<ofd:OFD $ofd Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>00000000000000000000000000000001</ofd:DocID><ofd:Author>乙示例</ofd:Author>
<ofd:CustomDatas><ofd:CustomData Name="电话">13800138041</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>
EOF
cat >"$work/ofd/Doc_0/Document.xml" <<EOF
<?xml version="1.0" encoding="UTF-8"?>
<ofd:Document $ofd><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>
<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_1/Content.xml"/><ofd:Page ID="2" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>
EOF
page() { printf '<?xml version="1.0" encoding="UTF-8"?>\n<ofd:Page %s><ofd:Content><ofd:Layer ID="1">%s</ofd:Layer></ofd:Content></ofd:Page>\n' "$ofd" "$1"; }
code() { printf '<ofd:TextObject ID="%s" Boundary="%s 20 60 5" Font="1" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="%s">%s</ofd:TextCode></ofd:TextObject>' "$1" "$2" "$3" "$4"; }
page "$(code 3 20 '4 4 4' '关于通知')" >"$work/ofd/Doc_0/Pages/Page_1/Content.xml"
page "$(code 4 20 'g 2 2' '138')$(code 5 26 'g 7 2' '00138000')" >"$work/ofd/Doc_0/Pages/Page_0/Content.xml"
printf '附件里的 13800138042\n' >"$work/ofd/Doc_0/Attachs/note.txt"
find "$work/ofd" -exec touch -d 2026-01-01T00:00:00Z {} +
rm -f notice.ofd
(cd "$work/ofd" && TZ=UTC zip -q -X -r - OFD.xml Doc_0) >notice.ofd
