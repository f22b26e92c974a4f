package io.github.qptv2.scoring.batch;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.DistortionEstimate;
import io.github.qptv2.scoring.Distortions;
import io.github.qptv2.scoring.RatingDistribution;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.bundle.Domain;
import io.github.qptv2.scoring.bundle.MosInterval;
import io.github.qptv2.scoring.bundle.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class ResultRowTest {

    private static final ResultRow SCORED = ResultRow.of(
            "a.jpg",
            new Score(
                    Task.IQA,
                    "m",
                    0.1 + 0.2,
                    OptionalDouble.of(3.25),
                    OptionalDouble.of(56.25),
                    OptionalDouble.empty(),
                    640,
                    480,
                    6),
            Precision.FP32);

    private static final ResultRow FAILED =
            ResultRow.failed("c \"1\",\n\t\\ \u001b ä.jpg", "is truncated", Task.UNKNOWN, "m");

    @Test
    void columnsAreNamedInTheOrderOfEveryFormat() {
        assertThat(ResultRow.csvHeader())
                .isEqualTo("path,status,task,model,raw,mos,score,percentile,width,height,crops,error,"
                        + "frames,fps,duration,clips,p10,p10_score,warning,precision,model_hash,settings,causes,"
                        + "mos_low,mos_high,domain,domain_p,distribution,sd");
        assertThat(SCORED.toMap().keySet()).containsExactlyElementsOf(RowColumn.names());
    }

    @Test
    void anIntervalAndADomainAreColumns() {
        var score = new Score(
                Task.IQA,
                "m",
                0.5,
                OptionalDouble.of(3.25),
                OptionalDouble.of(56.25),
                OptionalDouble.empty(),
                640,
                480,
                6,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new MosInterval(2.5, 4, 0.75)),
                Optional.of(new Domain(Domain.Kind.OUT_OF_DOMAIN, 0.015625)),
                Optional.of(new RatingDistribution(List.of(0.25, 0.5, 0.25))));
        var row = ResultRow.of("a.jpg", score, Precision.FP32);
        assertThat(row.toCsv())
                .endsWith(",fp32,,,,2.5,4.0,out-of-domain,0.015625,0.2500 0.5000 0.2500,0.7071067811865476");
        assertThat(row.toJson())
                .endsWith("\"mos_low\":2.5,\"mos_high\":4.0,\"domain\":\"out-of-domain\",\"domain_p\":0.015625,"
                        + "\"distribution\":\"0.2500 0.5000 0.2500\",\"sd\":0.7071067811865476}");
        assertThat(ResultRow.ofFields(row.toFields())).isEqualTo(row);
        assertThat(ResultRow.ofMembers(row.toMap())).isEqualTo(row);
    }

    @Test
    void valuesAreReadByColumn() {
        assertThat(SCORED.isOk()).isTrue();
        assertThat(SCORED.number(RowColumn.RAW)).hasValue(0.30000000000000004);
        assertThat(SCORED.number(RowColumn.PERCENTILE)).isEmpty();
        assertThat(SCORED.whole(RowColumn.CROPS)).hasValue(6);
        assertThat(FAILED.isOk()).isFalse();
        assertThat(FAILED.text(RowColumn.ERROR)).contains("is truncated");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SCORED.number(RowColumn.CROPS))
                .withMessage("column CROPS is of type INTEGER, not DOUBLE");
    }

    @Test
    void jsonHasEveryColumnAndEscapesByTheRules() {
        assertThat(SCORED.toJson())
                .isEqualTo(
                        """
                        {"path":"a.jpg","status":"ok","task":"iqa","model":"m","raw":0.30000000000000004,"mos":3.25,\
                        "score":56.25,"percentile":null,"width":640,"height":480,"crops":6,"error":null,"frames":null,\
                        "fps":null,"duration":null,"clips":null,"p10":null,"p10_score":null,"warning":null,\
                        "precision":"fp32","model_hash":null,"settings":null,"causes":null,"mos_low":null,\
                        "mos_high":null,"domain":null,"domain_p":null,"distribution":null,"sd":null}""");
        assertThat(FAILED.toJson())
                .startsWith("{\"path\":\"c \\\"1\\\",\\n\\t\\\\ \\u001B ä.jpg\",\"status\":\"error\"");
    }

    @Test
    void csvQuotesByRfc4180() {
        assertThat(SCORED.toCsv())
                .isEqualTo("a.jpg,ok,iqa,m,0.30000000000000004,3.25,56.25,,640,480,6,,,,,,,,,fp32,,,,,,,,,");
        assertThat(FAILED.toCsv()).startsWith("\"c \"\"1\"\",\n\t\\ \u001b ä.jpg\",error,unknown,m,,,");
    }

    @Test
    void aRowReadsBackAsItself() {
        for (var row : List.of(SCORED, FAILED)) {
            assertThat(ResultRow.ofFields(row.toFields())).isEqualTo(row);
            assertThat(ResultRow.ofMembers(row.toMap())).isEqualTo(row).hasToString(row.toJson());
        }
    }

    @Test
    void rowsOfEarlierVersionsHaveFewerColumns() {
        var first = SCORED.toFields().subList(0, 12);
        assertThat(ResultRow.ofFields(first).text(RowColumn.PRECISION)).isEmpty();
        assertThat(RowColumn.isHeader(RowColumn.names())).isTrue();
        assertThat(RowColumn.isHeader(RowColumn.names().subList(0, 19))).isTrue();
        assertThat(RowColumn.isHeader(RowColumn.names().subList(0, 20))).isTrue();
        assertThat(RowColumn.isHeader(RowColumn.names().subList(0, 22))).isTrue();
        assertThat(RowColumn.isHeader(RowColumn.names().subList(0, 13))).isFalse();
        assertThat(RowColumn.isHeader(Collections.nCopies(29, "path"))).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultRow.ofFields(Arrays.asList("a.jpg", "ok")))
                .withMessage("a row must have 29 fields, got 2");
    }

    @Test
    void causesAreAListInJsonAndATextInCsv() {
        var score = new Score(
                Task.IQA,
                "m",
                0.5,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                640,
                480,
                6,
                Optional.empty(),
                Optional.of(new Distortions(
                        List.of(
                                new DistortionEstimate("blur", 0.61299999, 1.2),
                                new DistortionEstimate("low-contrast", 0.97124, 3.605),
                                new DistortionEstimate("noise", 0.2, 5)),
                        0.5)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var plain = ResultRow.of("a.jpg", score, Precision.FP32);
        assertThat(plain.causes()).isEmpty();
        var row = plain.withCauses(new BatchResult.ImageScored<>("a.jpg", score));
        assertThat(row.causes().orElseThrow())
                .containsExactly(
                        new DistortionEstimate("low-contrast", 0.9712, 3.6),
                        new DistortionEstimate("blur", 0.613, 1.2));
        assertThat(row.toJson())
                .contains(
                        """
                        "causes":[{"distortion":"low-contrast","probability":0.9712,"level":3.6,"strength":"strong"},\
                        {"distortion":"blur","probability":0.613,"level":1.2,"strength":"slight"}],"mos_low":null""");
        assertThat(row.toCsv()).endsWith(",low-contrast:0.9712:3.6;blur:0.613:1.2,,,,,,");
        assertThat(ResultRow.ofFields(row.toFields())).isEqualTo(row);
        assertThat(ResultRow.ofMembers(row.toMap())).isEqualTo(row);
    }

    @Test
    void nothingFoundIsAnAnswerAndDiffersFromNoAnswer() {
        var members = with("causes", List.of());
        var row = ResultRow.ofMembers(members);
        assertThat(row.causes()).contains(List.of());
        assertThat(row.toJson()).contains("\"causes\":[],");
        assertThat(row.toCsv()).endsWith(",none,,,,,,");
        assertThat(ResultRow.ofFields(row.toFields())).isEqualTo(row);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultRow.ofMembers(with("causes", "blur")))
                .withMessage("causes must be a list, got blur");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultRow.ofMembers(with("causes", List.of("blur"))))
                .withMessage("a cause must have a distortion, a probability and a level, got blur");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultRow.ofFields(fieldsWith(RowColumn.CAUSES, "blur:0.5")))
                .withMessage("a cause must have a distortion, a probability and a level, got blur:0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultRow.ofFields(fieldsWith(RowColumn.CAUSES, "blur:high:1")))
                .withMessage("a cause must have a distortion, a probability and a level, got blur:high:1");
    }

    @Test
    void otherMembersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultRow.ofMembers(with("age", 3)))
                .withMessage("a row has no field age");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultRow.ofMembers(with("raw", "0.5")))
                .withMessage("raw must be a number, got 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultRow.ofMembers(with("model", 3)))
                .withMessage("model must be text, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultRow.ofMembers(with("status", "fine")))
                .withMessage("a row must have a path, and the status ok or error, got fine");
    }

    @Test
    void numbersAreFiniteAndDecimal() {
        for (String text : List.of("NaN", "Infinity", "0x1p3", "0x1p3d", "1e999", "0.5f", " 1", ".5", "\u0665")) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> ResultRow.ofFields(fieldsWith(RowColumn.RAW, text)))
                    .withMessage("raw must be a finite decimal number, got " + text);
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> ResultRow.ofFields(fieldsWith(RowColumn.WIDTH, text)))
                    .withMessage("width must be a whole number of 64 bits, got " + text);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultRow.ofMembers(with("raw", Double.NaN)))
                .withMessage("raw must be a finite decimal number, got NaN");
        assertThat(ResultRow.ofFields(fieldsWith(RowColumn.RAW, "-1.5E-7")).number(RowColumn.RAW))
                .hasValue(-1.5e-7);
    }

    @Test
    void wholeNumbersMayBeOfAnyNumberWithoutAFraction() {
        for (Number number : List.<Number>of(900, 900L, 900.0, 900f, new BigDecimal("9.0e2"))) {
            assertThat(ResultRow.ofMembers(with("width", number)).whole(RowColumn.WIDTH))
                    .hasValue(900);
        }
        for (Number number : List.<Number>of(900.5, 1e300, Double.NaN)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ResultRow.ofMembers(with("width", number)))
                    .withMessage("width must be a whole number of 64 bits, got " + number);
        }
    }

    @Test
    void aFailureWithoutAReasonIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultRow.failed("a.jpg", "", Task.UNKNOWN, "m"))
                .withMessage("an item without a score must have a reason, got none for a.jpg");
    }

    private static List<String> fieldsWith(RowColumn column, String text) {
        var fields = new ArrayList<>(SCORED.toFields());
        fields.set(List.of(RowColumn.values()).indexOf(column), text);
        return fields;
    }

    private static Map<String, @Nullable Object> with(String name, Object value) {
        Map<String, @Nullable Object> members = new HashMap<>(SCORED.toMap());
        members.put(name, value);
        return members;
    }

    /** BigDecimal converts digits in quadratic time. */
    @Test
    void aWholeNumberOfMillionsOfDigitsIsRefusedAtOnce() {
        String digits = "9".repeat(10_000_000);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultRow.ofFields(fieldsWith(RowColumn.WIDTH, digits)))
                .withMessageStartingWith("width must be a whole number of 64 bits, got 9"));
        assertThat(ResultRow.ofFields(fieldsWith(RowColumn.WIDTH, "0".repeat(500) + "7"))
                        .whole(RowColumn.WIDTH))
                .hasValue(7);
    }
}
