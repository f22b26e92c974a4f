package io.github.qptv2.scoring.bundle;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class UncertaintyTest {

    private static final MosScale FIVE = new MosScale(1, 5, true);
    private static final FeatureSpace PLANE =
            new FeatureSpace(new float[] {10, 20}, new float[] {0.5f, 1}, new float[] {1, 0}, new float[] {4}, 0.25);
    private static final ConformalInterval INTERVAL =
            new ConformalInterval(0.9, 2, List.of(2.0, 4.0), List.of(0.5, 0.25), 1.5);

    @TempDir
    private Path dir;

    private static Uncertainty uncertainty() {
        return new Uncertainty(
                PLANE, INTERVAL, new DomainCheck(new float[] {1, -1}, new float[] {-2, 0, 0, 3}, 0.2), "5 photographs");
    }

    @Test
    void theDistanceIsWeightedByTheVarianceOfEachDirection() {
        double[] z = PLANE.standardized(new float[] {18, 21}); // (4, 1)
        assertThat(z).containsExactly(4, 1);
        assertThat(PLANE.distance(z)).isCloseTo(Math.sqrt((16 / 4.0 + 1 / 0.25) / 2), within(1e-12));
        assertThat(PLANE.distance(new double[] {0, 0})).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLANE.standardized(new float[3]))
                .withMessage("there must be 2 features, got 3");
    }

    @Test
    void expectedResidualsAreInterpolatedAndGrowBeyondTheReach() {
        assertThat(INTERVAL.sigma(1, 1)).isEqualTo(0.5);
        assertThat(INTERVAL.sigma(2, 1.5)).isEqualTo(0.5);
        assertThat(INTERVAL.sigma(3, 0)).isEqualTo(0.375);
        assertThat(INTERVAL.sigma(5, 1)).isEqualTo(0.25);
        assertThat(INTERVAL.sigma(5, 4.5)).isEqualTo(0.75); // three times the reach
    }

    @Test
    void endsLieOnTheScale() {
        assertThat(INTERVAL.of(3, 1, FIVE)).isEqualTo(new MosInterval(2.25, 3.75, 0.75));
        assertThat(INTERVAL.of(1.5, 3, FIVE)).isEqualTo(new MosInterval(1, 3.5, 2));
        assertThat(INTERVAL.of(4.75, 1, FIVE)).isEqualTo(new MosInterval(4.25, 5, 0.5));
    }

    @Test
    void pValuesCountPhotographsThatAreAtLeastAsUnusual() {
        var check = uncertainty().domain();
        assertThat(check.pValue(3.5f)).isEqualTo(1.0 / 5);
        assertThat(check.pValue(3)).isEqualTo(2.0 / 5);
        assertThat(check.pValue(0)).isEqualTo(4.0 / 5);
        assertThat(check.pValue(-9)).isEqualTo(1);
        assertThat(uncertainty().domain(new float[] {18, 20})) // discriminant 4
                .isEqualTo(new Domain(Domain.Kind.OUT_OF_DOMAIN, 0.2));
        assertThat(uncertainty().domain(new float[] {16, 20})).isEqualTo(new Domain(Domain.Kind.PHOTO, 0.4));
        assertThat(Domain.Kind.OUT_OF_DOMAIN).hasToString("out-of-domain");
    }

    /** The same numbers with as many features as the test network has. */
    private static Uncertainty stored() {
        int D = DistortionHead.inputs(32);
        var first = new float[D];
        first[0] = 1;
        var space = new FeatureSpace(
                Arrays.copyOf(PLANE.mean(), D), Arrays.copyOf(PLANE.factor(), D), first, new float[] {4}, 0.25);
        var domain = new DomainCheck(
                Arrays.copyOf(new float[] {1, -1}, D), uncertainty().domain().photographs(), 0.2);
        return new Uncertainty(space, INTERVAL, domain, "5 photographs");
    }

    private ModelBundle bundle() throws CheckpointException {
        var raw = ModelBundle.read(TestModels.micro());
        var described = raw.description().withCalibration(TestModels.calibration());
        return new ModelBundle(described, raw.architecture(), raw.weights()).with(stored());
    }

    @Test
    void allNumbersSurviveTheFile() throws Exception {
        var file = dir.resolve("sure.safetensors");
        bundle().write(file);
        var copy = ModelBundle.read(file);

        var uncertainty = copy.uncertainty().orElseThrow();
        assertThat(uncertainty.interval()).isEqualTo(INTERVAL);
        assertThat(uncertainty.data()).isEqualTo("5 photographs");
        assertThat(uncertainty.domain().limit()).isEqualTo(0.2);
        assertThat(uncertainty.domain().photographs()).containsExactly(-2, 0, 0, 3);
        assertThat(uncertainty.domain().weights()).startsWith(1, -1).hasSize(186);
        assertThat(uncertainty.space().noise()).isEqualTo(0.25);
        assertThat(uncertainty.space().mean()).startsWith(10, 20).hasSize(186);
        assertThat(uncertainty.space().factor()).startsWith(0.5f, 1).hasSize(186);
        assertThat(uncertainty.space().directions()).startsWith(1, 0).hasSize(186);
        assertThat(uncertainty.space().variances()).containsExactly(4);
        assertThat(copy.weights().names()).doesNotContain("uncertainty.mean");
        assertThat(copy.contentHash()).isEqualTo(bundle().contentHash());
    }

    @Test
    void intervalsChangeTheContentHashAndTheirDescriptionDoesNot() throws Exception {
        var uncertainty = bundle();
        var without = new ModelBundle(uncertainty.description(), uncertainty.architecture(), uncertainty.weights());
        var renamed = new Uncertainty(stored().space(), INTERVAL, stored().domain(), "others");
        assertThat(uncertainty.contentHash())
                .isNotEqualTo(without.contentHash())
                .isEqualTo(uncertainty.with(renamed).contentHash());
    }

    @Test
    void theyAreWrittenIntoABundleAndDroppedWithItsCalibration() throws Exception {
        var file = dir.resolve("bundle.safetensors");
        var uncertainty = bundle();
        new ModelBundle(uncertainty.description(), uncertainty.architecture(), uncertainty.weights()).write(file);
        assertThat(ModelBundle.read(file).uncertainty()).isEmpty();

        ModelBundle.writeUncertain(Checkpoint.read(file), stored(), file);
        ModelBundle.writeUncertain(Checkpoint.read(file), stored(), file); // replaces the first
        assertThat(ModelBundle.read(file).contentHash()).isEqualTo(uncertainty.contentHash());

        ModelBundle.writeCalibrated(Checkpoint.read(file), TestModels.calibration(), file);
        assertThat(ModelBundle.read(file).uncertainty()).isEmpty();
        assertThat(Checkpoint.read(file).weights().names()).noneMatch(name -> name.startsWith("uncertainty."));
    }

    @Test
    void anotherInferenceConfigurationDropsThem() throws Exception {
        var uncertainty = bundle();
        assertThat(uncertainty.with(uncertainty.description().inferenceConfig()).uncertainty())
                .isPresent();
        assertThat(uncertainty
                        .with(InferenceConfig.DEFAULT.with("channels", "bgr"))
                        .uncertainty())
                .isEmpty();
    }

    @Test
    void anIncompleteOrCheckpointWithoutMetadataIsRefused() throws Exception {
        var file = dir.resolve("bundle.safetensors");
        bundle().write(file);
        var weights = Checkpoint.read(file).weights();
        Safetensors.write(dir.resolve("part.safetensors"), weights.without("uncertainty.domain"::equals));
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> ModelBundle.read(dir.resolve("part.safetensors")))
                .withMessageEndingWith("a bundle with intervals must have a tensor uncertainty.domain");

        var entries = new LinkedHashMap<>(weights.metadata());
        entries.put("qpt.uncertainty.interval", "0.9 two 1.5");
        Safetensors.write(dir.resolve("word.safetensors"), new StateDict(weights.weights(), entries));
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> ModelBundle.read(dir.resolve("word.safetensors")))
                .withMessageEndingWith("metadata entry qpt.uncertainty.interval must be numbers, got 0.9 two 1.5");
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> ModelBundle.writeUncertain(
                        Checkpoint.read(TestModels.micro()), stored(), dir.resolve("none.safetensors")))
                .withMessageEndingWith("is no bundle of a HiViT, which intervals need");
    }

    @Test
    void wrongNumbersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConformalInterval(0.9, 2, List.of(2.0, 2.0), List.of(0.5, 0.5), 1))
                .withMessage("residuals must be above 0 and MOS must rise, got 0.5 at 2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConformalInterval(1, 2, List.of(2.0), List.of(0.5), 1))
                .withMessage("the level of an interval must be in (0, 1), got 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DomainCheck(new float[1], new float[] {2, 1}, 0.1))
                .withMessage("discriminants must be in ascending order, got 2.0 before 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Uncertainty(PLANE, INTERVAL, new DomainCheck(new float[3], new float[1], 0.1), ""))
                .withMessage("a test of the domain must have a weight for each of 2 features, got 3");
        assertThatIllegalArgumentException().isThrownBy(() -> new MosInterval(2, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Domain(Domain.Kind.PHOTO, 0));
    }
}
