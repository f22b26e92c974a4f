package io.github.qptv2.dataset.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.fuzz.InputFile;

/** Readers of label tables: CSV, .xlsx and .mat. */
public final class LabelTargets {

    private static final String RELATIONSHIPS = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
            + "relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
            + "relationships/%s\" Target=\"%s\"/></Relationships>";

    /** The parts of a workbook of one sheet, without the sheet. */
    private static final Map<String, String> PARTS = Map.of(
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            "_rels/.rels",
            RELATIONSHIPS.formatted("officeDocument", "xl/workbook.xml"),
            "xl/_rels/workbook.xml.rels",
            RELATIONSHIPS.formatted("worksheet", "worksheets/sheet1.xml"),
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas."
                    + "openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"s\" sheetId=\"1\" "
                    + "r:id=\"rId1\"/></sheets></workbook>");

    private LabelTargets() {}

    /** A custom dataset's {@code labels.csv}. */
    public static LabeledDataset csv(byte[] input) throws IOException {
        return DatasetReaders.unresolved(new CustomDataset(), InputFile.of(input, "labels.csv"));
    }

    /** The texts of the columns {@code name} and {@code mos} of a workbook. */
    public static List<String> workbook(byte[] input) throws IOException {
        var texts = new ArrayList<String>();
        Workbook.table(InputFile.of(input, "labels.xlsx"), "", "name").rows(List.of("name", "mos"), row -> {
            texts.add(row.text("name"));
            return row.number("mos");
        });
        return texts;
    }

    /** As {@link #workbook} of the XML of one sheet, which deflate does not protect from mutations. */
    public static List<String> sheet(byte[] input) throws IOException {
        return workbook(zipped(input));
    }

    /** A workbook of the XML of its only sheet. */
    public static byte[] zipped(byte[] sheet) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : PARTS.entrySet()) {
                zip.putNextEntry(undated(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(undated("xl/worksheets/sheet1.xml"));
            zip.write(sheet);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry undated(String name) {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        return entry;
    }

    /** The texts of the variable {@code names} of a MATLAB file, whose variable {@code mos} has numbers. */
    public static List<String> matlab(byte[] input) throws IOException {
        var file = new MatlabFile(InputFile.of(input, "labels.mat"));
        file.numbers("mos");
        return file.texts("names");
    }
}
