package io.github.qptv2.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.curate.CurationConfig;
import io.github.qptv2.dataset.benchmark.LabelTargets;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.pretrain.PretrainConfig;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.bundle.Task;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Sinks;

/** Small texts and tables: configurations, labels, lists, logs and result rows. */
final class TextSeeds {

    private static final String SHEET =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                    + "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is></c><c r=\"B1\" t=\"inlineStr\">"
                    + "<is><t>mos</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>a.jpg</t></is></c>"
                    + "<c r=\"B2\"><v>3.5</v></c></row></sheetData></worksheet>";

    private TextSeeds() {}

    static Map<String, byte[]> all() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        config(files);
        tables(files);
        lines(files);
        return files;
    }

    private static void put(Map<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void config(Map<String, byte[]> files) {
        put(files, "yaml-pretrain/defaults.yaml", YamlConfig.toYaml(PretrainConfig.DEFAULT));
        put(files, "yaml-finetune/defaults.yaml", YamlConfig.toYaml(FinetuneConfig.DEFAULT));
        put(files, "yaml-curation/defaults.yaml", YamlConfig.toYaml(CurationConfig.DEFAULT));
        put(
                files,
                "yaml-backbone/fields.yaml",
                "file: a.onnx\nname: n\nscaling: imagenet\noutputs: [b, c]\nmin-side: 64\n");
        put(
                files,
                "yaml-degradation/kinds.yaml",
                """
                sequential:
                  - one-of:
                      - {weight: 0.5, take: "jpeg:quality=30..95/1"}
                      - preset: kadid
                  - sometimes: {probability: 0.5, take: {preset: qptv2}}
                  - some-of: {least: 1, most: 1, skip: 0.1, choices: ["jpeg:quality=30"]}
                  - levels: {half-normal: 0.0, of: ["jpeg:quality=90", "jpeg:quality=10"]}
                  - advanced: {skip: 0.0, shuffle: true, chains: ["jpeg:quality=30"]}
                """);
        int number = 0;
        for (String text : new String[] {"official-2", "random-42-3..5", "fold-5-42-2", "all", "default", "a.csv"}) {
            put(files, "split/" + number++, text);
        }
    }

    private static void tables(Map<String, byte[]> files) throws IOException {
        put(
                files,
                "labels-csv/scores.csv",
                "path,score,std,content,distortion,split,weight\na.jpg,3,0.5,a,blur,train,2\n\"b,\"\"c.jpg\",1.5,0,b,,test,\n");
        put(files, "labels-csv/votes.csv", "path,v1,v2,v3\na.jpg,1,0,1\nb.jpg,0,2,1\n");
        put(files, "labels-sheet/table.xml", SHEET);
        files.put("labels-xlsx/table.xlsx", LabelTargets.zipped(SHEET.getBytes(StandardCharsets.UTF_8)));
        files.put("labels-mat/table.mat", matlab());
        put(files, "list-csv/header.csv", "image_path,x\na.jpg,1\nb.png,2\n");
        put(files, "list-csv/headless.csv", "a.jpg\n\"b c.png\"\n");
        files.put("list-tar/two.tar", tar());
        put(
                files,
                "list-jsonl/manifest.jsonl",
                """
                {"manifest":"qpt-manifest/1","pools":["p"],"excluded":[],"config":""}
                {"pool":0,"path":"a.jpg","bytes":9,"decision":"keep"}
                {"pool":0,"path":"b.jpg","tar":"t.tar","offset":512,"bytes":9}
                """);
        put(
                files,
                "shard-index/index.jsonl",
                "{\"tar\":\"a.tar\",\"bytes\":2048,\"members\":[[\"1.jpg\",512,9,\"x/1.jpg\"],[\"2.jpg\",1536,7]]}\n");
    }

    private static void lines(Map<String, byte[]> files) {
        put(
                files,
                "manifest/manifest.jsonl",
                "{\"manifest\":\"qpt-manifest/1\",\"pools\":[\"p\"],\"excluded\":[],\"config\":\"\"}\n"
                        + "{\"pool\":0,\"path\":\"a.jpg\",\"bytes\":9,\"format\":\"JPEG\",\"width\":4,\"height\":3,\"sha256\":\"0\","
                        + "\"dhash\":\"" + "0".repeat(64)
                        + "\",\"sharpness\":1.5,\"entropy\":7.1,\"foreground\":{\"coverage\":0.5,"
                        + "\"objects\":2,\"source\":\"masks\"},\"decision\":\"drop\",\"rule\":\"r\",\"reason\":\"x\",\"match\":{\"set\":\"s\","
                        + "\"path\":\"p\",\"distance\":2}}\n"
                        + "{\"pool\":0,\"path\":\"b.jpg\",\"bytes\":9,\"error\":\"truncated\",\"decision\":\"keep\"}\n");
        put(
                files,
                "masks/annotation.json",
                "{\"annotations\":[{\"segmentation\":{\"size\":[2,3],\"counts\":[1,2,3]}},"
                        + "{\"segmentation\":{\"size\":[2,3],\"counts\":\"123\"}}]}");
        put(files, "state-json/state.json", "{\"step\":10,\"state\":{\"a\":\"b\"},\"sha256\":{}}");
        put(
                files,
                "metrics-jsonl/metrics.jsonl",
                "{\"step\":10,\"loss\":0.91,\"x\":null}\n{\"step\":20,\"loss\":1e-3}\n");
        String row =
                "a.jpg,ok,iqa,m,0.5,3.5,62.5,71.2,640,480,4,,,,,,,,,fp32,0123456789ab,max_crops=15,noise:0.98:3.4,3,4,"
                        + "photo,0.5,0.25 0.75,0.4330127018922193";
        put(files, "rows-csv/rows.csv", ResultRow.csvHeader() + "\n" + row + "\n");
        var failed = ResultRow.failed("b,\"c.jpg", "no image", Task.IQA, "m");
        put(files, "rows-csv/failed.csv", ResultRow.csvHeader() + "\n" + failed.toCsv() + "\n" + row + "\n");
        put(
                files,
                "rows-jsonl/rows.jsonl",
                failed.toJson() + "\n"
                        + "{\"path\":\"a.jpg\",\"status\":\"ok\",\"model\":\"m\",\"raw\":0.5,\"width\":640}\n");
    }

    private static byte[] matlab() throws IOException {
        var names = Mat5.newCell(1, 2);
        names.set(0, Mat5.newString("a.jpg"));
        var inner = Mat5.newCell(1, 1);
        inner.set(0, Mat5.newString("b.jpg"));
        names.set(1, inner);
        var mos = Mat5.newMatrix(2, 1);
        mos.setDouble(0, 3.5);
        mos.setDouble(1, 4);
        var file = Mat5.newMatFile().addArray("names", names).addArray("mos", mos);
        var buffer = ByteBuffer.allocate(1 << 16);
        try (var sink = Sinks.wrap(buffer)) {
            file.writeTo(sink);
        }
        var bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static byte[] tar() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(out)) {
            for (String name : new String[] {"a.jpg", "d/b.png"}) {
                var entry = new TarArchiveEntry(name);
                entry.setModTime(0);
                entry.setSize(3);
                tar.putArchiveEntry(entry);
                tar.write(Bytes.ascii("xyz"));
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }
}
