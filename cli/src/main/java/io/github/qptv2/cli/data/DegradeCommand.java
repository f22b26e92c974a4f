package io.github.qptv2.cli.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.CRC32;

import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.PngOutput;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.config.ConfigException;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.Operators;
import io.github.qptv2.degrade.compose.DegradationModel;
import io.github.qptv2.degrade.compose.Kadid10kLevels;
import io.github.qptv2.degrade.pixel.Randomness;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code qpt degrade}. */
@Command(
        name = "degrade",
        description = "Applies degradations to images and logs each chain.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:failure", "2:wrong usage", "3:some images could not be read"})
public final class DegradeCommand implements Callable<Integer> {

    private static final int SOME_FAILED = 3;

    @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "Images to degrade.")
    private List<Path> images = List.of();

    @ArgGroup
    private DegradationSource model = new DegradationSource();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Random seed; equal seeds and file names give equal results; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "Degraded copies of each image; default: ${DEFAULT-VALUE}.")
    private int count = 1;

    @Option(
            names = "--angle",
            paramLabel = "DEGREES",
            description =
                    "Angle of motion blurs without one, counterclockwise from the horizontal; default: drawn from 0..180"
                            + " for each image.")
    private @Nullable Double angle;

    @Option(
            names = "--frames",
            description =
                    "Treat the images as consecutive frames of a clip: one chain for all, with temporal video codecs.")
    private boolean frames;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Output folder of the PNG files and degradations.jsonl; created if missing.")
    private Path out = Path.of(".");

    @Spec
    private @Nullable CommandSpec spec;

    private final ImageReader reader = ImageReader.standard();
    private final DegradationLog log = new DegradationLog();

    @Override
    public Integer call() throws IOException {
        System.setProperty("java.awt.headless", "true");
        try {
            if (count < 1) {
                throw new IllegalArgumentException("--count must be at least 1, got " + count);
            }
            requireAngle();
            Map<Path, String> names = names();
            Degrading degrading = degrading();
            Files.createDirectories(out);
            int failed = frames ? clip(names) : each(names, degrading);
            log.write(out);
            return failed == 0 ? 0 : SOME_FAILED;
        } catch (IllegalArgumentException e) {
            throw usageError(e);
        } catch (ConfigException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }

    private void requireAngle() {
        if (angle != null && model.chain().isPresent()) {
            throw new IllegalArgumentException("--angle cannot change a recorded chain; edit the chain's text");
        }
        angled(new DegradationChain(List.of(Operators.parse("motion-blur:length=1")), 0));
    }

    private DegradationChain angled(DegradationChain chain) {
        return angle == null ? chain : chain.withMotionAngle(angle);
    }

    private ParameterException usageError(IllegalArgumentException e) {
        if (spec == null) {
            throw e;
        }
        return new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }

    /** Degrades one decoded image. */
    private interface Degrading {
        void degrade(Image image, Path file, String name);
    }

    private Degrading degrading() throws ConfigException {
        if (model.series().isPresent()) {
            String wanted = model.series().orElseThrow();
            var types = wanted.equals("all") ? Kadid10kLevels.all() : List.of(Kadid10kLevels.named(wanted));
            var series = new DistortionSheet(out, log, this::angled);
            return (image, file, name) -> types.forEach(type -> series.write(image, file, name, type, seed(name, 0)));
        }
        Chains chains = chains();
        return (image, file, name) -> copies(image, file, name, chains);
    }

    /** Samples the chain of a seed. */
    private interface Chains {
        DegradationChain with(long seed);
    }

    private Chains chains() throws ConfigException {
        if (model.chain().isPresent()) {
            DegradationChain recorded = model.chain().orElseThrow();
            return unused -> recorded;
        }
        DegradationModel composition = model.composition();
        return seed -> angled(composition.sample(seed));
    }

    private int each(Map<Path, String> names, Degrading degrading) {
        int failed = 0;
        for (var entry : names.entrySet()) {
            try {
                degrading.degrade(reader.read(entry.getKey()), entry.getKey(), entry.getValue());
            } catch (ImageException e) {
                failed++;
                report(e);
            }
        }
        return failed;
    }

    private void copies(Image image, Path file, String name, Chains chains) {
        for (int copy = 0; copy < count; copy++) {
            DegradationChain chain = chains.with(seed(name, copy));
            String suffix = count == 1 ? "" : String.format(Locale.ROOT, "-%04d", copy);
            save(chain.apply(image), out.resolve(name + suffix + ".png"), file, chain);
        }
    }

    private int clip(Map<Path, String> names) throws IOException {
        var clip = new ArrayList<Image>();
        for (Path file : names.keySet()) {
            try {
                clip.add(reader.read(file));
            } catch (ImageException e) {
                throw new UserException(e.getMessage() + " (a clip needs all its frames)");
            }
        }
        DegradationChain chain = chains().with(seed("clip", 0));
        List<Image> degraded = chain.apply(clip);
        int i = 0;
        for (var entry : names.entrySet()) {
            save(degraded.get(i++), out.resolve(entry.getValue() + ".png"), entry.getKey(), chain);
        }
        return 0;
    }

    private void save(Image image, Path file, Path source, DegradationChain chain) {
        PngOutput.write(image.toBufferedImage(), file);
        log.add(file, source, chain, Map.of());
    }

    /** A seed by file name, independent of the other images; 53 bits, which JSON readers keep exactly. */
    private long seed(String name, int copy) {
        var sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return Randomness.seed(seed, sum.getValue(), copy) >>> 11;
    }

    /** File names without their extension, which must differ. */
    private Map<Path, String> names() {
        var names = new LinkedHashMap<Path, String>();
        for (Path image : images) {
            String name = String.valueOf(image.getFileName()).replaceFirst("\\.[^.]+$", "");
            if (names.containsValue(name)) {
                throw new IllegalArgumentException(
                        "images must have different names, since all are written to one folder, got %s twice"
                                .formatted(name));
            }
            names.put(image, name);
        }
        return names;
    }

    private void report(ImageException e) {
        if (spec != null) {
            spec.commandLine().getErr().println("qpt: " + e.getMessage());
        }
    }
}
