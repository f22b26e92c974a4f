package io.github.qptv2.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.Operators;
import io.github.qptv2.degrade.compose.DegradationModel;
import io.github.qptv2.degrade.compose.Presets;
import io.github.qptv2.degrade.pixel.Randomness;
import io.github.qptv2.media.image.Image;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import static org.bytedeco.opencv.global.opencv_core.setNumThreads;

/**
 * Throughput of degradations in 224 x 224 crops per second on one core, by preset and by operator.
 *
 * <pre>{@code
 * java -cp ... org.openjdk.jmh.Main DegradeBenchmark -p what=qptv2
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class DegradeBenchmark {

    private static final int SIDE = 224;

    /** Presets cycle through the same 512 chains, so that every run has the same mixture. */
    static final int CHAINS = 512;

    /** A preset's name, or an operator. */
    @Param({
        "qptv2",
        "qptv1",
        "real-esrgan",
        "kadid",
        "arniqa",
        "gaussian-blur:sigma=1.6,kernel=13",
        "anisotropic-blur:sigma-x=3,sigma-y=1,angle=30,kernel=21",
        "generalized-blur:sigma-x=2,beta=0.5,kernel=21",
        "plateau-blur:sigma-x=2,beta=1.5,kernel=21",
        "sinc:cutoff=1.5,kernel=21",
        "lens-blur:radius=4",
        "motion-blur:length=10,angle=30",
        "median-blur:size=3",
        "median-blur:size=7",
        "glass-blur:reach=2",
        "zoom-blur:factor=1.05",
        "unsharp:amount=1",
        "halo:amount=1",
        "white-noise:deviation=10",
        "white-noise:deviation=10,gray=true",
        "poisson-noise:scale=1",
        "impulse-noise:density=0.01",
        "multiplicative-noise:variance=0.01",
        "gain-noise:low=0.8,high=1.2",
        "white-noise-ycbcr:variance=0.001",
        "denoise:strength=10",
        "bilateral:levels=30",
        "noise-then-denoise:variance=0.03",
        "cst:space=hsv,scale-2=1.2",
        "cst:space=lab,scale-2=1.2",
        "cst:space=ycbcr,scale-2=1.2",
        "cst:space=gray,scale-1=1.2",
        "reinterpret:space=lab",
        "brightness:factor=1.2",
        "contrast:factor=1.2",
        "saturation:factor=1.2",
        "hue:degrees=10",
        "color-shift:distance=6",
        "color-diffusion:sigma=6.5,gain=3",
        "color-quantization:colors=32",
        "saturation-hsv:factor=0.4",
        "saturation-lab:factor=2",
        "gamma:gamma=1.5",
        "exposure:stops=1",
        "brighten:amount=0.4",
        "darken:amount=0.2",
        "mean-shift:shift=0.1",
        "s-curve:amount=0.15",
        "quantization:levels=13",
        "down-up:factor=2",
        "rescale:factor=0.5",
        "restore-size",
        "pixelate:strength=0.1",
        "jitter:deviation=0.5",
        "non-eccentricity-patch:count=40",
        "color-block:count=4",
        "jpeg:quality=30",
        "jpeg2000:ratio=45",
        "webp:quality=30",
        "h264:qp=33",
        "vp9:q=40"
    })
    public String what = "qptv2";

    private final List<DegradationChain> chains = new ArrayList<>();
    private Image crop = Image.of(1, 1, new byte[3]);
    private int next;

    /** Samples the chains and makes a crop of smooth colors, stripes, edges and grain. */
    @Setup
    public void prepare() {
        setNumThreads(1);
        if (isPreset()) {
            DegradationModel preset = Presets.named(what);
            for (int i = 0; i < CHAINS; i++) {
                chains.add(preset.sample(i));
            }
        } else {
            chains.add(new DegradationChain(List.of(Operators.parse(what)), 1));
        }
        crop = crop();
    }

    boolean isPreset() {
        return Presets.names().contains(what);
    }

    private static Image crop() {
        var rgb = new byte[3 * SIDE * SIDE];
        var grain = Randomness.of(1);
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % SIDE, y = i / (3 * SIDE), channel = i % 3;
            double value = 128
                    + 50 * Math.sin(0.05 * x + channel)
                    + 40 * Math.cos(0.3 * y * channel + 0.2 * x)
                    + ((x / 24 + y / 24) % 2 == 0 ? 20 : -20)
                    + 5 * grain.gaussian();
            rgb[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
        }
        return Image.of(SIDE, SIDE, rgb);
    }

    /** One crop, including the copies from and to Java memory. */
    @Benchmark
    public Image crops() {
        next = (next + 1) % chains.size();
        return chains.get(next).apply(crop);
    }
}
