package io.github.qptv2.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.bundle.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ResumeTest {

    private static final Score SCORE = new Score(
            Task.IQA,
            "m",
            0.1 + 0.2,
            OptionalDouble.of(3.25),
            OptionalDouble.of(56.25),
            OptionalDouble.empty(),
            640,
            480,
            6);

    private static final String HASH = "0123456789ab";

    private static final ResultRow FIRST = ok("a.jpg");
    private static final ResultRow FAILED = ResultRow.failed("b.jpg", "is truncated", Task.IQA, "m");
    private static final ResultRow STRANGE = ok("new\nline, \"quoted\".jpg");
    private static final ResultRow LATER = ok("z.jpg");

    @TempDir
    private Path folder;

    private static ResultRow ok(String path) {
        return ok(path, Precision.FP32);
    }

    private static ResultRow ok(String path, Precision precision) {
        return ResultRow.of(path, SCORE, precision);
    }

    private Path earlier(OutputFormat format, ResultRow... rows) {
        Path file = folder.resolve("rows");
        try (var results = ResultWriter.in(file, format, new TableStyle(true, false))) {
            for (ResultRow row : rows) {
                results.write(row);
            }
        }
        return file;
    }

    private final List<String> said = new ArrayList<>();

    private static ResumedModel model(String name) {
        return new ResumedModel(
                name, Precision.FP32, HASH, "max_crops=15", "fps=1.0 max_crops=15", false, new HashSet<>());
    }

    /** A row as this version writes it. */
    private static ResultRow ok(String path, String hash, String settings) {
        var members = new LinkedHashMap<>(ok(path).toMap());
        members.put("model_hash", hash);
        members.put("settings", settings);
        return ResultRow.ofMembers(members);
    }

    private Set<String> resume(Path file, OutputFormat format, String model) {
        var resumed = model(model);
        try (var results = ResultWriter.appending(file, format, List.of(resumed), said::add)) {
            results.write(LATER);
            results.finish();
        }
        return resumed.done();
    }

    private void continues(OutputFormat format, String halfRow) throws IOException {
        Path whole = earlier(format, FIRST, STRANGE, LATER);
        String expected = Files.readString(whole);
        Path file = earlier(format, FIRST, FAILED, STRANGE);
        Files.writeString(file, halfRow, java.nio.file.StandardOpenOption.APPEND);
        assertThat(resume(file, format, "m")).containsExactlyInAnyOrder(FIRST.path(), STRANGE.path());
        assertThat(file).content().isEqualTo(expected);
    }

    @Test
    void failuresAndAnIncompleteLastRowAreDroppedAndTheRestIsKept() throws IOException {
        continues(OutputFormat.JSONL, "{\"path\":\"c.jpg\",\"stat");
        continues(OutputFormat.CSV, "c.jpg,ok,iqa,m,0.3");
        continues(OutputFormat.CSV, "\"c\n.jpg,ok\n");
        continues(OutputFormat.CSV, "");
    }

    @Test
    void aMissingOrEmptyFileIsStarted() throws IOException {
        Path file = folder.resolve("new.csv");
        assertThat(resume(file, OutputFormat.CSV, "m")).isEmpty();
        assertThat(file).content().startsWith("path,status").hasLineCount(2);
        Files.writeString(file, "path,sta");
        assertThat(resume(file, OutputFormat.CSV, "m")).isEmpty();
        assertThat(file).content().startsWith("path,status").hasLineCount(2);
    }

    @Test
    void rowsOfAnotherModelAreRefusedAndUnchanged() throws IOException {
        Path file = earlier(OutputFormat.JSONL, FIRST);
        String before = Files.readString(file);
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> resume(file, OutputFormat.JSONL, "other"))
                .withMessage(file + ":1: scored by the model m, not by other; choose another --out or that model");
        assertThat(file).content().isEqualTo(before);
        assertThat(folder.toFile().list()).containsExactly("rows");
    }

    @Test
    void rowsOfVersionsWithFewerFieldsAreKeptWithoutAPrecision() throws IOException {
        String row = "a.jpg,ok,iqa,m,0.30000000000000004,3.25,56.25,,640,480,6,";
        String header = "path,status,task,model,raw,mos,score,percentile,width,height,crops,error";
        for (String more : new String[] {
            "",
            ",frames,fps,duration,clips,p10,p10_score,warning",
            ",frames,fps,duration,clips,p10,p10_score,warning,precision,model_hash,settings"
        }) {
            String empty = more.replaceAll("[^,]", "");
            Path csv = Files.writeString(folder.resolve("old.csv"), header + more + "\n" + row + empty + "\n");
            assertThat(resume(csv, OutputFormat.CSV, "m")).containsExactly("a.jpg");
            assertThat(csv)
                    .content()
                    .isEqualTo(Files.readString(earlier(OutputFormat.CSV, FIRST, LATER))
                            .replaceFirst("6,,,,,,,,,fp32,,,,,,,", "6,,,,,,,,,,,,,,,,"));
        }
        Path lines = Files.writeString(
                folder.resolve("old.jsonl"),
                "{\"path\":\"a.jpg\",\"status\":\"ok\",\"task\":\"iqa\",\"model\":\"m\",\"raw\":0.30000000000000004,"
                        + "\"mos\":3.25,\"score\":56.25,\"percentile\":null,\"width\":640,\"height\":480,\"crops\":6,"
                        + "\"error\":null}\n");
        assertThat(resume(lines, OutputFormat.JSONL, "m")).containsExactly("a.jpg");
        assertThat(lines)
                .content()
                .isEqualTo(Files.readString(earlier(OutputFormat.JSONL, FIRST, LATER))
                        .replaceFirst("\"fp32\"", "null"));
    }

    @Test
    void rowsOfAnotherPrecisionAreRefused() {
        Path file = earlier(OutputFormat.CSV, FIRST, ok("b.jpg", Precision.INT8));
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> resume(file, OutputFormat.CSV, "m"))
                .withMessage(
                        file + ":3: scored with --precision int8, not fp32; choose another --out or that precision");
    }

    @Test
    void otherColumnsAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "name,mos\na.jpg,3\n");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> resume(file, OutputFormat.CSV, "m"))
                .withMessage(file + ":1: to be continued, its columns must be path,status,task,model,raw,mos,score,"
                        + "percentile,width,height,crops,error,frames,fps,duration,clips,p10,p10_score,warning,precision,"
                        + "model_hash,settings,causes,mos_low,mos_high,domain,domain_p,distribution,sd;"
                        + " choose another --out");
    }

    @Test
    void anotherFileIsRefusedWithItsLine() throws IOException {
        Path file = earlier(OutputFormat.JSONL, FIRST);
        Files.writeString(file, "some text\n", java.nio.file.StandardOpenOption.APPEND);
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> resume(file, OutputFormat.JSONL, "m"))
                .withMessage(file + ":2: not a result row, so the file cannot be continued; choose another --out");
    }

    @Test
    void aCsvRowWithAnInvalidNumberIsRefused() throws IOException {
        Path file = earlier(OutputFormat.CSV, FIRST);
        Files.writeString(
                file, "x.jpg,ok,iqa,m,high,,,,1,1,1,,,,,,,,,,,,,,,,,,\n", java.nio.file.StandardOpenOption.APPEND);
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> resume(file, OutputFormat.CSV, "m"))
                .withMessageStartingWith(file + ":3: not a result row");
    }

    @Test
    void rowsOfSeveralModelsAreKeptApart() throws IOException {
        Path file = earlier(OutputFormat.CSV, FIRST, FAILED, STRANGE);
        var m = model("m");
        var other = model("other");
        try (var results = ResultWriter.appending(file, OutputFormat.CSV, List.of(m, other), said::add)) {
            results.finish();
        }
        assertThat(m.done()).containsExactlyInAnyOrder(FIRST.path(), STRANGE.path());
        assertThat(other.done()).isEmpty();
    }

    @Test
    void rowsOfOtherWeightsUnderTheSameNameAreRefused() throws IOException {
        for (var format : new OutputFormat[] {OutputFormat.CSV, OutputFormat.JSONL}) {
            Path file = earlier(format, ok("a.jpg", "ba9876543210", "max_crops=15"));
            String before = Files.readString(file);
            int line = format == OutputFormat.CSV ? 2 : 1;
            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(() -> resume(file, format, "m"))
                    .withMessage(file + ":" + line + ": scored by a model m with the content hash ba9876543210, not"
                            + " 0123456789ab; choose another --out or that model");
            assertThat(file).content().isEqualTo(before);
        }
    }

    @Test
    void rowsOfOtherSettingsAreRefused() {
        Path file = earlier(OutputFormat.CSV, ok("a.jpg", HASH, "max_crops=4 short_side=512"));
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> resume(file, OutputFormat.CSV, "m"))
                .withMessage(file + ":2: scored with max_crops=4 short_side=512, not max_crops=15; choose another --out"
                        + " or those settings");
    }

    @Test
    void theSamplingOfVideosConcernsVideosOnly() {
        var members =
                new LinkedHashMap<>(ok("b.mp4", HASH, "fps=2.0 max_crops=15").toMap());
        members.put("frames", 10L);
        Path file = earlier(OutputFormat.CSV, ok("a.jpg", HASH, "max_crops=15"), ResultRow.ofMembers(members));
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> resume(file, OutputFormat.CSV, "m"))
                .withMessageContaining(":3: scored with fps=2.0 max_crops=15, not fps=1.0 max_crops=15;");
    }

    @Test
    void rowsOfThisModelAreKeptWithoutAWarningAndThoseOfEarlierVersionsWithOne() {
        Path file = earlier(OutputFormat.CSV, ok("a.jpg", HASH, "max_crops=15"));
        assertThat(resume(file, OutputFormat.CSV, "m")).containsExactly("a.jpg");
        assertThat(said).isEmpty();
        Path old = earlier(OutputFormat.CSV, ok("a.jpg", HASH, "max_crops=15"), FIRST, STRANGE);
        assertThat(resume(old, OutputFormat.CSV, "m")).hasSize(2);
        assertThat(said)
                .containsExactly(old + ": 2 rows were written by an earlier version, which stored neither the content"
                        + " hash of the model nor its settings; they are kept unchecked");
    }

    @Test
    void aLineOfNullIsNotARow() throws IOException {
        Path file = folder.resolve("rows.jsonl");
        Files.writeString(file, "null\n");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> resume(file, OutputFormat.JSONL, "m"))
                .withMessage(file + ":1: not a result row, so the file cannot be continued; choose another --out");
    }
}
