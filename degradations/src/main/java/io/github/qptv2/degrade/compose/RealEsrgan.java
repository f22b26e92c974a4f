package io.github.qptv2.degrade.compose;

import java.util.List;

import io.github.qptv2.degrade.compose.DegradationModel.OneOf;
import io.github.qptv2.degrade.compose.DegradationModel.RandomOperator;
import io.github.qptv2.degrade.compose.DegradationModel.Sequential;
import io.github.qptv2.degrade.compose.DegradationModel.Sometimes;
import io.github.qptv2.degrade.compose.DegradationModel.Weighted;

/**
 * The second-order degradation of Real-ESRGAN (Wang et al., ICCVW 2021): blur, resize, noise and JPEG, repeated, with
 * ringing. The result has the size of the original, whereas the paper reduces it to a quarter.
 */
final class RealEsrgan {

    private static final String FILTER = "filter=area|bilinear|bicubic";

    private RealEsrgan() {}

    static DegradationModel secondOrder() {
        return Sequential.of(
                blurOrSinc("0.2..3"),
                resize(List.of(0.2, 0.7, 0.1), "0.15..1", "1..1.5"),
                noise("1..30", "0.05..3"),
                jpeg(),
                new Sometimes(0.8, blurOrSinc("0.2..1.5")),
                resize(List.of(0.3, 0.4, 0.3), "0.3..1", "1..1.2"),
                noise("1..25", "0.05..2.5"),
                lastSteps());
    }

    /** The six kernels with their probabilities; deviations are drawn from the range {@code sigma}. */
    static DegradationModel blur(String sigma) {
        String kernel = ",kernel=7..21/2";
        String round = "sigma-x=" + sigma;
        String stretched = round + ",sigma-y=" + sigma + ",angle=-90..90";
        // half of the draws below 1, half above, as in the authors' code
        String generalized = ",beta=0.5..1|1..4", plateau = ",beta=1|1..2";
        return new OneOf(List.of(
                weighted(0.45, "gaussian-blur:sigma=" + sigma + kernel),
                weighted(0.25, "anisotropic-blur:" + stretched + kernel),
                weighted(0.12, "generalized-blur:" + round + generalized + kernel),
                weighted(0.03, "generalized-blur:" + stretched + generalized + kernel),
                weighted(0.12, "plateau-blur:" + round + plateau + kernel),
                weighted(0.03, "plateau-blur:" + stretched + plateau + kernel)));
    }

    private static DegradationModel blurOrSinc(String sigma) {
        return new OneOf(List.of(new Weighted(0.9, blur(sigma)), new Weighted(0.1, sinc())));
    }

    /** Cutoff from pi/3 for the 3 kernel sizes below 13, from pi/5 for the other 5. */
    private static DegradationModel sinc() {
        return new OneOf(List.of(
                weighted(3, "sinc:cutoff=1.0472..3.1415,kernel=7..11/2"),
                weighted(5, "sinc:cutoff=0.6283..3.1415,kernel=13..21/2")));
    }

    private static DegradationModel resize(List<Double> upDownKeep, String down, String up) {
        return new OneOf(List.of(
                weighted(upDownKeep.get(0), "rescale:factor=" + up + "," + FILTER),
                weighted(upDownKeep.get(1), "rescale:factor=" + down + "," + FILTER),
                weighted(upDownKeep.get(2), "rescale:factor=1," + FILTER)));
    }

    private static DegradationModel noise(String deviation, String scale) {
        return new OneOf(List.of(
                weighted(0.3, "white-noise:deviation=" + deviation),
                weighted(0.2, "white-noise:deviation=" + deviation + ",gray=true"),
                weighted(0.3, "poisson-noise:scale=" + scale),
                weighted(0.2, "poisson-noise:scale=" + scale + ",gray=true")));
    }

    private static DegradationModel jpeg() {
        return RandomOperator.parse("jpeg:quality=30..95/1");
    }

    private static DegradationModel lastSteps() {
        DegradationModel restore = RandomOperator.parse("restore-size:" + FILTER);
        DegradationModel ringing = new Sometimes(0.8, sinc());
        return OneOf.evenly(List.of(Sequential.of(restore, ringing, jpeg()), Sequential.of(jpeg(), restore, ringing)));
    }

    private static Weighted weighted(double weight, String draw) {
        return new Weighted(weight, RandomOperator.parse(draw));
    }
}
