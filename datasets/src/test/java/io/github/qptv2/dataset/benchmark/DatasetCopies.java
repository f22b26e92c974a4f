package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small handmade labels in the published formats. */
public final class DatasetCopies {

    private DatasetCopies() {}

    public static Path of(String folder) {
        try {
            return Path.of(Objects.requireNonNull(DatasetCopies.class.getResource("/benchmark/" + folder))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** A workbook with one sheet; numeric cells are stored as numbers. */
    public static void workbook(Path file, String sheet, List<List<String>> rows) throws IOException {
        workbook(file, sheet, sheet(rows));
    }

    /** A workbook whose only sheet has this XML. */
    public static void workbookOf(Path file, String xml) throws IOException {
        workbook(file, "Sheet1", xml);
    }

    private static void workbook(Path file, String sheet, String xml) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                            + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                            + "<Override PartName='/xl/workbook.xml' ContentType="
                            + "'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/>"
                            + "<Override PartName='/xl/worksheets/sheet1.xml' ContentType="
                            + "'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'/></Types>");
            put(zip, "_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
            put(zip, "xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
            put(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' "
                            + "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='"
                            + sheet + "' sheetId='1' r:id='rId1'/></sheets></workbook>");
            put(zip, "xl/worksheets/sheet1.xml", xml);
        }
    }

    private static String relation(String type, String target) {
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                + "<Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                + type + "' Target='" + target + "'/></Relationships>";
    }

    private static String sheet(List<List<String>> rows) {
        var xml = new StringBuilder(
                "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>");
        for (int r = 0; r < rows.size(); r++) {
            xml.append("<row r='%d'>".formatted(r + 1));
            for (int c = 0; c < rows.get(r).size(); c++) {
                String value = rows.get(r).get(c);
                String place = (char) ('A' + c) + String.valueOf(r + 1);
                if (!value.isEmpty()) {
                    xml.append(
                            value.matches("-?[0-9.]+")
                                    ? "<c r='%s'><v>%s</v></c>".formatted(place, value)
                                    : "<c r='%s' t='inlineStr'><is><t>%s</t></is></c>".formatted(place, value));
                }
            }
            xml.append("</row>");
        }
        return xml.append("</sheetData></worksheet>").toString();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version='1.0' encoding='UTF-8'?>" + text).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
