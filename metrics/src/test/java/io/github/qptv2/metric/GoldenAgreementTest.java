package io.github.qptv2.metric;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.qptv2.metric.LogisticFit.Family;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Holds golden/agreement.json, which the page of the service is tested with, to what this module computes. */
class GoldenAgreementTest {

    private static final double ROUNDING = 1e-6;

    static Stream<String> cases() throws IOException {
        return read("agreement.json").required("cases").propertyStream().map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void estimatesAndIntervalsEqualTheGoldenOnes(String name) throws IOException {
        JsonNode golden = read("agreement.json"), series = read("metrics.json").required(name);
        var paired = PairedScores.of(values(series, "pred"), values(series, "mos"));
        var bootstrap = new Bootstrap(
                golden.required("replicates").asInt(), golden.required("seed").asLong());
        for (Family family : Family.values()) {
            var expected = golden.required("cases").required(name).required(family == Family.FOUR ? "4" : "5");
            estimates(AgreementReport.of(paired, family, bootstrap)).forEach((measure, estimate) -> {
                double[] numbers = values(expected, measure);
                var interval = Objects.requireNonNull(estimate.interval());
                assertThat(new double[] {estimate.value(), interval.low(), interval.high()})
                        .as("%s %s", family, measure)
                        .containsExactly(numbers, within(ROUNDING * Math.max(1, numbers[0])));
            });
        }
    }

    private static Map<String, Estimate> estimates(AgreementReport report) {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        estimates.put("srcc", report.srcc());
        estimates.put("plcc", report.plcc());
        estimates.put("krcc", report.krcc());
        estimates.put("rmse", report.rmse());
        estimates.put("fitted plcc", report.fittedPlcc());
        estimates.put("fitted rmse", report.fittedRmse());
        return estimates;
    }

    private static JsonNode read(String name) throws IOException {
        try (var in = Objects.requireNonNull(GoldenAgreementTest.class.getResourceAsStream("/golden/" + name))) {
            return JsonMapper.shared().readTree(in);
        }
    }

    private static double[] values(JsonNode object, String name) {
        return object.required(name)
                .valueStream()
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
