package io.github.qptv2.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

import io.github.qptv2.metric.Srcc;
import io.github.qptv2.probe.RegressionSettings.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class KernelRidgeTest {

    private static RegressionSettings settings(Kind kind, double ridge) {
        return new RegressionSettings(kind, OptionalDouble.of(ridge), 1);
    }

    /** A circle in the first two of six features: no linear function separates inside and outside. */
    private static ProbeLabels circle(FloatMatrix features) {
        var mos = new double[features.rows()];
        for (int i = 0; i < mos.length; i++) {
            mos[i] = -Math.hypot(features.at(i, 0), features.at(i, 1));
        }
        return ProbeLabels.of(mos);
    }

    @Test
    void featuresAreStandardizedByTheTrainingItems() {
        var standardization = KernelRidge.standardization(new FloatMatrix(2, 2, new float[] {1, 5, 3, 5}));
        assertThat(standardization.mean()).containsExactly(2, 5);
        assertThat(standardization.factor()).containsExactly(1, 0); // the second is constant
    }

    @Test
    void aLinearRidgeShrinksTheSlope() {
        // standardized x: -1 and 1; K = x x'; of y = -1 and 1 the slope is 2 / (2 + ridge)
        var features = new FloatMatrix(2, 1, new float[] {10, 20});
        var fit = KernelRidge.fit(features, ProbeLabels.of(4, 6), settings(Kind.LINEAR, 2), false);
        assertThat(fit.predict(new FloatMatrix(3, 1, new float[] {10, 15, 25})))
                .containsExactly(new double[] {4.5, 5, 6}, within(1e-6));
    }

    @Test
    void aGaussianKernelSeparatesTheInsideOfACircle() {
        FloatMatrix train = MatrixProductsTest.random(300, 6, 1), test = MatrixProductsTest.random(100, 6, 2);
        double[] expected = circle(test).mos();
        double[] kernel = KernelRidge.fit(train, circle(train), settings(Kind.KERNEL, 0.1), false)
                .predict(test);
        double[] linear = KernelRidge.fit(train, circle(train), settings(Kind.LINEAR, 0.1), false)
                .predict(test);
        assertThat(Srcc.of(kernel, expected)).isGreaterThan(0.8);
        assertThat(Srcc.of(linear, expected)).isLessThan(0.4);
    }

    @Test
    void moreNoiseSelectsALargerRidge() {
        FloatMatrix features = MatrixProductsTest.random(300, 6, 1);
        var random = new Random(3);
        double[] clean = circle(features).mos(), noisy = clean.clone();
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] += 2 * random.nextGaussian();
        }
        double little = KernelRidge.fit(features, ProbeLabels.of(clean), RegressionSettings.DEFAULT, false)
                .dual()
                .ridge();
        double much = KernelRidge.fit(features, ProbeLabels.of(noisy), RegressionSettings.DEFAULT, false)
                .dual()
                .ridge();
        assertThat(little).isLessThan(0.3);
        assertThat(much).isGreaterThanOrEqualTo(1);
    }

    @Test
    void itemsOfOneContentAreHeldOutTogether() {
        // sixty contents with two equal items each, whose MOS are noise: a twin in another fold would predict it
        var random = new Random(1);
        var contents = new ArrayList<String>();
        var mos = new double[120];
        FloatMatrix once = MatrixProductsTest.random(60, 6, 4);
        var twice = new int[120];
        for (int i = 0; i < 120; i++) {
            contents.add("content-" + i / 2);
            mos[i] = i % 2 == 0 ? random.nextGaussian() : mos[i - 1];
            twice[i] = i / 2;
        }
        FloatMatrix features = once.rows(twice);
        double[] apart = KernelRidge.fit(features, new ProbeLabels(mos, contents), settings(Kind.KERNEL, 0.01), true)
                .dual()
                .heldOut();
        double[] leaking = KernelRidge.fit(features, ProbeLabels.of(mos), settings(Kind.KERNEL, 0.01), true)
                .dual()
                .heldOut();
        assertThat(Srcc.of(apart, mos)).isLessThan(0.3);
        assertThat(Srcc.of(leaking, mos)).isGreaterThan(0.6);
    }

    @Test
    void tooFewItemsForCrossValidationAreAnError() {
        assertThatThrownBy(() -> KernelRidge.fit(
                        MatrixProductsTest.random(9, 2, 1),
                        ProbeLabels.of(1, 2, 3, 4, 5, 6, 7, 8, 9),
                        RegressionSettings.DEFAULT,
                        false))
                .hasMessage("cross-validation needs at least 10 training images of 5 contents, got 9 of 9");
    }

    @Test
    void labelsAndFeaturesMustBeEquallyMany() {
        assertThatThrownBy(() -> KernelRidge.fit(
                        MatrixProductsTest.random(3, 2, 1), ProbeLabels.of(1, 2), RegressionSettings.DEFAULT, false))
                .hasMessage("features and MOS must be equally many, got 3 and 2");
        assertThatThrownBy(() -> new ProbeLabels(new double[2], List.of("a")))
                .hasMessage("MOS and contents must be equally many, got 2 and 1");
    }

    @Test
    void theRidgeMustBeAboveZero() {
        assertThatThrownBy(() -> settings(Kind.KERNEL, 0)).hasMessage("ridge must be above 0, got 0.0");
    }
}
