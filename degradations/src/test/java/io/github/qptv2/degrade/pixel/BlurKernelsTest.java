package io.github.qptv2.degrade.pixel;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BlurKernelsTest {

    static Stream<ConvolutionKernel> kernels() {
        var shape = new BlurEllipse(3, 0.8, 25);
        return Stream.of(
                BlurKernels.generalized(shape, 1, 15),
                BlurKernels.generalized(shape, 0.5, 21),
                BlurKernels.generalized(shape, 4, 21),
                BlurKernels.plateau(shape, 1.5, 21),
                BlurKernels.sinc(Math.PI / 3, 11),
                BlurKernels.sinc(2.5, 21),
                BlurKernels.disk(1),
                BlurKernels.disk(6.3),
                BlurKernels.motion(10, 30),
                BlurKernels.generalized(shape, 1, 15).trimmed());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void weightsSumToOneAndAreSymmetricAboutTheCenter(ConvolutionKernel kernel) {
        double sum = 0;
        int last = kernel.size() - 1;
        for (int y = 0; y <= last; y++) {
            for (int x = 0; x <= last; x++) {
                sum += kernel.at(x, y);
                assertThat(kernel.at(x, y)).isCloseTo(kernel.at(last - x, last - y), within(1e-12));
            }
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @Test
    void aGaussianEqualsItsFormula() {
        // exp(-1/2) = 0.60653: 1 / (1 + 2 x 0.60653) = 0.45186
        double[] row = BlurKernels.gaussianRow(1, 3);
        assertThat(row).containsExactly(new double[] {0.27407, 0.45186, 0.27407}, within(1e-5));
        ConvolutionKernel square = BlurKernels.generalized(new BlurEllipse(1, 1, 0), 1, 3);
        assertThat(square.at(1, 1)).isCloseTo(0.45186 * 0.45186, within(1e-5));
        assertThat(square.at(0, 1)).isCloseTo(0.27407 * 0.45186, within(1e-5));
    }

    @Test
    void kernelsOfRealEsrganEqualTheirFormulas() {
        // q = 1 at one deviation and 4 at two, for any beta, relative to the center
        var shape = new BlurEllipse(2, 2, 0);
        ConvolutionKernel generalized = BlurKernels.generalized(shape, 2, 9);
        assertThat(generalized.at(6, 4) / generalized.at(4, 4)).isCloseTo(Math.exp(-0.5), within(1e-12));
        assertThat(generalized.at(8, 4) / generalized.at(4, 4)).isCloseTo(Math.exp(-8), within(1e-12));
        ConvolutionKernel plateau = BlurKernels.plateau(shape, 2, 9);
        assertThat(plateau.at(6, 4) / plateau.at(4, 4)).isCloseTo(1 / 2.0, within(1e-12));
        assertThat(plateau.at(8, 4) / plateau.at(4, 4)).isCloseTo(1 / 17.0, within(1e-12));
    }

    @Test
    void theAngleRotatesTheLongAxis() {
        ConvolutionKernel upright = BlurKernels.generalized(new BlurEllipse(3, 1, 90), 1, 13);
        assertThat(upright.at(6, 3))
                .isCloseTo(
                        BlurKernels.generalized(new BlurEllipse(3, 1, 0), 1, 13).at(3, 6), within(1e-12));
        assertThat(upright.at(6, 3)).isGreaterThan(upright.at(3, 6));
    }

    @Test
    void besselsFunctionAgreesWithScipy() {
        // scipy.special.j1
        assertThat(BlurKernels.besselJ1(1)).isCloseTo(0.44005058574493355, within(1e-14));
        assertThat(BlurKernels.besselJ1(5)).isCloseTo(-0.3275791375914652, within(1e-14));
        assertThat(BlurKernels.besselJ1(44.4)).isCloseTo(-0.042102301257572874, within(1e-14));
    }

    @Test
    void aDiskOfRadiusOneCoversItsNeighborsPartly() {
        // MATLAB's fspecial('disk', 1): 0.0251, 0.1453, 0.3183; 256 points per pixel are exact to 0.004
        ConvolutionKernel disk = BlurKernels.disk(1);
        assertThat(disk.size()).isEqualTo(3);
        assertThat(disk.at(0, 0)).isCloseTo(0.0251, within(0.004));
        assertThat(disk.at(1, 0)).isCloseTo(0.1453, within(0.004));
        assertThat(disk.at(1, 1)).isCloseTo(0.3183, within(0.004));
    }

    @Test
    void motionAlongARowIsUniformOverItsLength() {
        ConvolutionKernel motion = BlurKernels.motion(5, 0);
        assertThat(motion.size()).isEqualTo(5);
        for (int x = 0; x < 5; x++) {
            assertThat(motion.at(x, 2)).isCloseTo(0.2, within(1e-12));
        }
        assertThat(BlurKernels.motion(1, 0).size()).isEqualTo(1);
    }

    @Test
    void trimmingDropsOnlyNegligibleRings() {
        ConvolutionKernel narrow =
                BlurKernels.generalized(new BlurEllipse(0.5, 0.5, 0), 1, 21).trimmed();
        assertThat(narrow.size()).isEqualTo(5);
        ConvolutionKernel wide = BlurKernels.generalized(new BlurEllipse(9, 9, 0), 1, 21);
        assertThat(wide.trimmed()).isSameAs(wide);
    }
}
