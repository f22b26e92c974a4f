package io.github.qptv2.metric;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Parity with SciPy; the tolerances are those of golden/README.md. */
class GoldenMetricsTest {

    private static final double RANK_AND_RAW = 1e-9;
    private static final double FITS = 1e-3;

    record Case(String name, JsonNode expected) {
        double[] series(String key) {
            return expected.get(key)
                    .valueStream()
                    .mapToDouble(JsonNode::asDouble)
                    .toArray();
        }

        double number(String... path) {
            JsonNode at = expected;
            for (String key : path) {
                at = at.required(key);
            }
            return at.asDouble();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (var in = Objects.requireNonNull(GoldenMetricsTest.class.getResourceAsStream("/golden/metrics.json"))) {
            return JsonMapper.shared().readTree(in).propertyStream().map(e -> new Case(e.getKey(), e.getValue()));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rankAndRawMeasuresEqualSciPys(Case golden) {
        Agreement agreement = agreement(golden, LogisticFit.Family.FOUR);
        assertThat(agreement.srcc()).isCloseTo(golden.number("srcc"), within(RANK_AND_RAW));
        assertThat(agreement.krcc()).isCloseTo(golden.number("krcc_tau_b"), within(RANK_AND_RAW));
        assertThat(agreement.plcc()).isCloseTo(golden.number("plcc_raw"), within(RANK_AND_RAW));
        assertThat(agreement.rmse()).isCloseTo(golden.number("rmse_raw"), within(RANK_AND_RAW));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fourParameterFitsEqualSciPys(Case golden) {
        LogisticFit fit = agreement(golden, LogisticFit.Family.FOUR).fit();
        assertThat(fit.plcc()).isCloseTo(golden.number("logistic4", "plcc"), within(FITS));
        assertThat(fit.rmse())
                .isCloseTo(golden.number("logistic4", "rmse"), within(FITS * golden.number("logistic4", "rmse")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fiveParameterFitsEqualSciPysWhereSciPyConverges(Case golden) {
        if (golden.expected().get("logistic5").isNull()) {
            assertThat(golden.series("mos")).hasSizeLessThan(30);
            return;
        }
        LogisticFit fit = agreement(golden, LogisticFit.Family.FIVE).fit();
        assertThat(fit.plcc()).isCloseTo(golden.number("logistic5", "plcc"), within(FITS));
        assertThat(fit.rmse())
                .isCloseTo(golden.number("logistic5", "rmse"), within(FITS * golden.number("logistic5", "rmse")));
    }

    private static Agreement agreement(Case golden, LogisticFit.Family family) {
        return Agreement.of(PairedScores.of(golden.series("pred"), golden.series("mos")), family);
    }
}
