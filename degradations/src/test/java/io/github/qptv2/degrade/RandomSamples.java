package io.github.qptv2.degrade;

import java.util.List;
import java.util.stream.Stream;

/** One instance of every operator, without default values. */
final class RandomSamples {

    private static final List<String> RANDOM = List.of(
            "glass-blur:sigma=0.5,reach=3,rounds=2",
            "white-noise:deviation=9.5,gray=true",
            "poisson-noise:scale=2.5,gray=true",
            "impulse-noise:density=0.02",
            "multiplicative-noise:variance=0.01",
            "gain-noise:low=0.75,high=1.25",
            "white-noise-ycbcr:variance=0.002",
            "noise-then-denoise:variance=0.01",
            "color-shift:distance=6.5",
            "jitter:deviation=0.5,rounds=3",
            "non-eccentricity-patch:count=20,size=12,reach=9",
            "color-block:count=3,size=20");

    private static final List<String> FIXED = List.of(
            "gaussian-blur:sigma=1.5,kernel=9",
            "anisotropic-blur:sigma-x=2.5,sigma-y=0.7,angle=30.0,kernel=13",
            "generalized-blur:sigma-x=2.5,sigma-y=0.7,angle=30.0,beta=2.5,kernel=13",
            "plateau-blur:sigma-x=2.5,sigma-y=0.7,angle=30.0,beta=1.5,kernel=13",
            "sinc:cutoff=1.5,kernel=15",
            "lens-blur:radius=2.5",
            "motion-blur:length=7.5,angle=30.0",
            "median-blur:size=5",
            "zoom-blur:factor=1.08",
            "unsharp:amount=1.5,sigma=2.0",
            "halo:amount=1.5,width=6.0",
            "denoise:strength=12.5",
            "bilateral:sigma=1.5,levels=30.0",
            "cst:space=lab,scale-1=0.9,scale-2=1.2,scale-3=0.8,shift-1=0.05,shift-2=-0.05,shift-3=0.1",
            "reinterpret:space=ycbcr",
            "brightness:factor=1.2",
            "contrast:factor=0.8",
            "saturation:factor=1.4",
            "hue:degrees=25.5",
            "color-diffusion:sigma=5.5,gain=1.5",
            "color-quantization:colors=12",
            "saturation-hsv:factor=0.3",
            "saturation-lab:factor=1.7",
            "gamma:gamma=1.8",
            "exposure:stops=-1.5",
            "brighten:amount=0.4",
            "darken:amount=0.3",
            "mean-shift:shift=-0.1",
            "s-curve:amount=0.15",
            "nonlinear-contrast:offset=0.3",
            "quantization:levels=7",
            "down-up:factor=2.5,down=lanczos,up=nearest",
            "rescale:factor=0.5,filter=area",
            "restore-size:filter=lanczos",
            "pixelate:strength=0.2",
            "jpeg:quality=20",
            "webp:quality=20",
            "jpeg2000:ratio=60",
            "h264:qp=38",
            "vp9:q=50");

    private RandomSamples() {}

    /** Operators with random numbers. */
    static List<String> random() {
        return RANDOM;
    }

    /** Operators without random numbers. */
    static List<String> fixed() {
        return FIXED;
    }

    static List<String> all() {
        return Stream.of(RANDOM, FIXED).flatMap(List::stream).toList();
    }
}
