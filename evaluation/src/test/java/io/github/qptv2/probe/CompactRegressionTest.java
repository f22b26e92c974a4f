package io.github.qptv2.probe;

import io.github.qptv2.metric.Plcc;
import io.github.qptv2.probe.RegressionSettings.Kind;
import io.github.qptv2.scoring.backbone.KernelRegression;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CompactRegressionTest {

    /** 40 features that are sums of 4. */
    private static FloatMatrix features(int rows, long seed) {
        return FloatMatrix.of(java.util.List.of(
                MatrixProducts.of(MatrixProductsTest.random(rows, 4, seed), MatrixProductsTest.random(40, 4, 99))));
    }

    private static ProbeLabels labels(FloatMatrix features) {
        var mos = new double[features.rows()];
        for (int i = 0; i < mos.length; i++) {
            mos[i] = Math.tanh(features.at(i, 0)) + 0.3 * features.at(i, 1);
        }
        return ProbeLabels.of(mos);
    }

    private static double[] predicted(CompactRegression compact, KernelRidge fit, FloatMatrix features) {
        var predicted = new double[features.rows()];
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = compact.regression().predict(fit.standardization().of(features.row(i)));
        }
        return predicted;
    }

    @Test
    void fourQuantizedComponentsPreserveAFunctionOfFourFactors() {
        FloatMatrix train = features(200, 1), test = features(50, 2);
        var fit = KernelRidge.fit(train, labels(train), RegressionSettings.DEFAULT, false);
        var compact = CompactRegression.of(fit, labels(train), 4, 1);
        assertThat(((KernelRegression) compact.regression()).anchors().values()).hasSize(200 * 4);
        assertThat(Plcc.of(predicted(compact, fit, test), fit.predict(test))).isGreaterThan(0.999);
        assertThat(compact.heldOut()).hasSize(200);
        assertThat(Plcc.of(compact.heldOut(), labels(train).mos())).isGreaterThan(0.9);
    }

    @Test
    void componentsAreLimitedByTheNumberOfVectors() {
        FloatMatrix train = MatrixProductsTest.random(12, 40, 1);
        var fit = KernelRidge.fit(train, labels(train), RegressionSettings.DEFAULT, false);
        var kept = (KernelRegression)
                CompactRegression.of(fit, labels(train), 256, 1).regression();
        assertThat(kept.projection().components()).isEqualTo(12);
    }

    @Test
    void aLinearRegressionKeepsItsWeights() {
        FloatMatrix train = features(100, 1), test = features(50, 2);
        var fit = KernelRidge.fit(train, labels(train), RegressionSettings.DEFAULT.with(Kind.LINEAR), true);
        var compact = CompactRegression.of(fit, labels(train), 4, 1);
        assertThat(predicted(compact, fit, test)).containsExactly(fit.predict(test), within(1e-4));
        assertThat(compact.heldOut()).isEqualTo(fit.dual().heldOut());
    }
}
