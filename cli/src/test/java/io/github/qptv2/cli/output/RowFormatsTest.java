package io.github.qptv2.cli.output;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import io.github.qptv2.media.video.VideoInfo;
import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.VideoScore;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.bundle.Task;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowFormatsTest {

    private static final ResultRow RAW = ResultRow.of("a.jpg", score(0.1 + 0.2), Precision.FP32);

    private static final ResultRow CALIBRATED =
            ResultRow.of("b.jpg", score(-1.5e-7, 3.25, 56.25, OptionalDouble.of(61.5)), Precision.FP32);

    private static final ResultRow FAILED = ResultRow.failed("c \"1\",\n2.jpg", "is truncated", Task.IQA, "m");

    private static final ResultRow VIDEO = ResultRow.of(
            "d.mp4",
            new VideoScore(
                    new Score(
                            Task.VQA,
                            "m",
                            0.5,
                            OptionalDouble.of(3.5),
                            OptionalDouble.of(62.5),
                            OptionalDouble.empty(),
                            640,
                            480,
                            8),
                    0.25,
                    OptionalDouble.of(40),
                    2,
                    List.of(),
                    new VideoInfo(640, 480, 240, 24, 10, "h264", "mp4", 8, 0, false, false, "240 of 300 frames")),
            Precision.FP32);

    private static Score score(double raw) {
        var none = OptionalDouble.empty();
        return new Score(Task.IQA, "m", raw, none, none, none, 640, 480, 6);
    }

    private static Score score(double raw, double mos, double percent, OptionalDouble percentile) {
        return new Score(
                Task.IQA, "m", raw, OptionalDouble.of(mos), OptionalDouble.of(percent), percentile, 640, 480, 6);
    }

    private static String written(OutputFormat format, boolean calibrated, ResultRow... rows) throws IOException {
        var out = new StringWriter();
        var writer = format.begin(out, new TableStyle(calibrated, false));
        for (ResultRow row : rows) {
            writer.write(row);
        }
        writer.finish();
        return out.toString();
    }

    @Test
    void jsonLinesHaveEveryFieldInOrderAndNullsWritten() throws IOException {
        assertThat(written(OutputFormat.JSONL, false, RAW, FAILED))
                .isEqualTo(
                        """
                        {"path":"a.jpg","status":"ok","task":"iqa","model":"m","raw":0.30000000000000004,\
                        "mos":null,"score":null,"percentile":null,"width":640,"height":480,"crops":6,"error":null,\
                        "frames":null,"fps":null,"duration":null,"clips":null,"p10":null,"p10_score":null,\
                        "warning":null,"precision":"fp32","model_hash":null,"settings":null,"causes":null,\
                        "mos_low":null,"mos_high":null,"domain":null,"domain_p":null,"distribution":null,"sd":null}
                        {"path":"c \\"1\\",\\n2.jpg","status":"error","task":"iqa","model":"m","raw":null,\
                        "mos":null,"score":null,"percentile":null,"width":null,"height":null,"crops":null,\
                        "error":"is truncated","frames":null,"fps":null,"duration":null,"clips":null,"p10":null,\
                        "p10_score":null,"warning":null,"precision":null,"model_hash":null,"settings":null,"causes":null,\
                        "mos_low":null,"mos_high":null,"domain":null,"domain_p":null,"distribution":null,"sd":null}
                        """);
    }

    @Test
    void jsonIsAnArrayOfTheSameObjects() throws IOException {
        String line = written(OutputFormat.JSONL, false, RAW).strip();
        assertThat(written(OutputFormat.JSON, false)).isEqualTo("[]\n");
        assertThat(written(OutputFormat.JSON, false, RAW, RAW)).isEqualTo("[\n" + line + ",\n" + line + "\n]\n");
    }

    @Test
    void csvQuotesAsInRfc4180AndLeavesNullsEmpty() throws IOException {
        assertThat(written(OutputFormat.CSV, false, CALIBRATED, FAILED))
                .isEqualTo(
                        """
                        path,status,task,model,raw,mos,score,percentile,width,height,crops,error,\
                        frames,fps,duration,clips,p10,p10_score,warning,precision,model_hash,settings,causes,\
                        mos_low,mos_high,domain,domain_p,distribution,sd
                        b.jpg,ok,iqa,m,-1.5E-7,3.25,56.25,61.5,640,480,6,,,,,,,,,fp32,,,,,,,,,
                        "c ""1"",
                        2.jpg",error,iqa,m,,,,,,,,is truncated,,,,,,,,,,,,,,,,,
                        """);
    }

    @Test
    void theTableShowsMosWithACalibration() throws IOException {
        assertThat(written(OutputFormat.TABLE, true, CALIBRATED))
                .isEqualTo(
                        """
                          SCORE      MOS   PCTL        SIZE CROPS  PATH
                          56.25    3.250   61.5     640x480     6  b.jpg
                        """);
    }

    @Test
    void aVideoHasItsDurationP10AndWarning() throws IOException {
        assertThat(written(OutputFormat.CSV, true, VIDEO))
                .endsWith(
                        "\nd.mp4,ok,vqa,m,0.5,3.5,62.5,,640,480,8,,240,24.0,10.0,2,0.25,40.0,240 of 300 frames,fp32,,,,,,,,,\n");
        assertThat(written(OutputFormat.JSONL, true, VIDEO))
                .endsWith(
                        "\"frames\":240,\"fps\":24.0,\"duration\":10.0,\"clips\":2,\"p10\":0.25,\"p10_score\":40.0,"
                                + "\"warning\":\"240 of 300 frames\",\"precision\":\"fp32\",\"model_hash\":null,\"settings\":null,\"causes\":null,"
                                + "\"mos_low\":null,\"mos_high\":null,\"domain\":null,\"domain_p\":null,\"distribution\":null,\"sd\":null}\n");
        assertThat(written(OutputFormat.TABLE, true, VIDEO))
                .endsWith("  8  d.mp4  (10.0 s, p10 40.00)  240 of 300 frames\n");
    }

    @Test
    void integersAreStatedInEveryFormat() throws IOException {
        var score = score(0.5, 3.25, 56.25, OptionalDouble.of(61.5));
        var row = ResultRow.of("b.jpg", score, Precision.INT8);
        assertThat(written(OutputFormat.CSV, true, row)).endsWith(",6,,,,,,,,,int8,,,,,,,,,\n");
        assertThat(written(OutputFormat.JSONL, true, row))
                .endsWith(
                        ",\"precision\":\"int8\",\"model_hash\":null,\"settings\":null,\"causes\":null,"
                                + "\"mos_low\":null,\"mos_high\":null,\"domain\":null,\"domain_p\":null,\"distribution\":null,\"sd\":null}\n");
        assertThat(written(OutputFormat.TABLE, true, row)).endsWith("     6  b.jpg  int8\n");
    }

    @Test
    void theTableShowsRawOutputsWithoutACalibration() throws IOException {
        assertThat(written(OutputFormat.TABLE, false, RAW, FAILED))
                .isEqualTo(
                        """
                               RAW        SIZE CROPS  PATH
                          0.300000     640x480     6  a.jpg
                                 -           -     -  c "1",\\x0a2.jpg  error: is truncated
                        """);
    }

    @Test
    void numbersDoNotDependOnTheLocale() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(written(OutputFormat.TABLE, true, CALIBRATED)).contains("56.25");
            assertThat(written(OutputFormat.CSV, true, CALIBRATED)).contains(",3.25,56.25,");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everyNumberIsReadBackExactly() throws IOException {
        assertThat(JsonText.row(written(OutputFormat.JSONL, true, CALIBRATED).strip()))
                .isEqualTo(CALIBRATED);
        assertThat(JsonText.row(written(OutputFormat.JSONL, true, FAILED).strip()))
                .isEqualTo(FAILED);
    }
}
