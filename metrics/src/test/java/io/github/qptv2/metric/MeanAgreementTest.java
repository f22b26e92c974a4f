package io.github.qptv2.metric;

import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class MeanAgreementTest {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(50, 1);

    /** Of MOS 0 to 29 and predictions equal to them plus Gaussian noise. */
    private static AgreementReport report(double noise, long seed, @Nullable Bootstrap bootstrap) {
        var random = new Random(seed);
        double[] mos = new double[30], predicted = new double[30];
        for (int i = 0; i < 30; i++) {
            mos[i] = i;
            predicted[i] = i + noise * random.nextGaussian();
        }
        return AgreementReport.of(PairedScores.of(predicted, mos), LogisticFit.Family.FOUR, bootstrap);
    }

    @Test
    void measuresAreMeansOverTheReports() {
        AgreementReport one = report(5, 1, null), other = report(15, 2, null);
        var mean = new MeanAgreement(List.of(one, other));
        assertThat(mean.srcc().value())
                .isCloseTo((one.all().srcc() + other.all().srcc()) / 2, within(1e-12));
        assertThat(mean.plcc().value())
                .isCloseTo((one.all().plcc() + other.all().plcc()) / 2, within(1e-12));
        assertThat(mean.rmse().value())
                .isCloseTo((one.all().rmse() + other.all().rmse()) / 2, within(1e-12));
        assertThat(mean.fittedPlcc().value())
                .isCloseTo((one.all().fit().plcc() + other.all().fit().plcc()) / 2, within(1e-12));
        assertThat(mean.srcc().interval()).isNull();
        assertThat(mean.srccRange())
                .isEqualTo(new Interval(other.all().srcc(), one.all().srcc()));
    }

    @Test
    void theMeanOfOneReportHasItsInterval() {
        var one = report(10, 1, BOOTSTRAP);
        assertThat(new MeanAgreement(List.of(one)).srcc()).isEqualTo(one.srcc());
        assertThat(new MeanAgreement(List.of(one)).fittedPlcc()).isEqualTo(one.fittedPlcc());
    }

    @Test
    void theMeanOfAReportWithItselfHasItsInterval() {
        // replicates are averaged pairwise: independent samples would give a narrower interval
        var one = report(10, 1, BOOTSTRAP);
        var interval = new MeanAgreement(List.of(one, one)).srcc().interval();
        assertThat(interval).isEqualTo(one.srcc().interval());
    }

    @Test
    void reportsMustHaveEquallyManyReplicates() {
        assertThatThrownBy(() -> new MeanAgreement(List.of(report(1, 1, BOOTSTRAP), report(1, 1, null))))
                .hasMessage("reports must have the same number of replicates, got [50, 0]");
        assertThatThrownBy(() -> new MeanAgreement(List.of())).hasMessage("a mean needs at least one report, got none");
    }
}
