package io.github.qptv2.cli.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.calibrate.UncertaintyFit;
import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.ProgressBars;
import io.github.qptv2.cli.console.ProgressDisplay;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.sample.Graphic;
import io.github.qptv2.scoring.FeatureExtractor;
import io.github.qptv2.scoring.ImageFeatures;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.Uncertainty;

/** Computes the features of images and fits intervals and the test of the domain to them. */
final class IntervalRun {

    /** Synthetic graphics of each kind. */
    private static final int DRAWN = 24;

    private final FeatureExtractor extractor;
    private final ModelDescription model;
    private final ImageReader reader;
    private final Console console;
    private int failed;
    private int corrupt;

    IntervalRun(FeatureExtractor extractor, ModelDescription model, ImageReader reader, Console console) {
        this.extractor = extractor;
        this.model = model;
        this.reader = reader;
        this.console = console;
    }

    /**
     * Fits; empty if stopped.
     *
     * @throws UserException if the model has no MOS mapping of this scale, is none for images, or the images are too
     *     few
     */
    Optional<Uncertainty> fit(IntervalParts parts) {
        var mapping = mapping(parts);
        console.message("computing features of %,d training images, %,d validation images and %,d synthetic graphics"
                .formatted(parts.reference().size(), parts.labeled().size(), DRAWN * Graphic.values().length));
        try (var progress = ProgressDisplay.on(console.err(), "features")) {
            progress.total(parts.reference().size() + parts.labeled().size() + (long) DRAWN * Graphic.values().length);
            var reference = present(files(parts.reference(), progress));
            var labeled = files(parts.labeled(), progress);
            var drawn = drawn(progress);
            return console.stop().getAsBoolean()
                    ? Optional.empty()
                    : Optional.of(fit(parts, mapping, reference, labeled, drawn));
        }
    }

    private Uncertainty fit(
            IntervalParts parts,
            MosMapping mapping,
            List<ImageFeatures> reference,
            List<Optional<ImageFeatures>> labeled,
            List<ImageFeatures> drawn) {
        var mos = new ArrayList<Double>();
        for (int i = 0; i < labeled.size(); i++) {
            if (labeled.get(i).isPresent()) {
                mos.add(parts.mos().get(i));
            }
        }
        String data =
                "%,d validation images of %s; distances from %,d of its training images; domain against %,d drawn images"
                        .formatted(mos.size(), parts.data(), reference.size(), drawn.size());
        try {
            return new UncertaintyFit(mapping, UncertaintyFit.LEVEL, UncertaintyFit.LIMIT)
                    .of(reference, drawn, present(labeled), mos, data);
        } catch (IllegalArgumentException e) {
            throw new UserException("intervals cannot be fitted to %s: %s".formatted(parts.data(), e.getMessage()));
        }
    }

    private MosMapping mapping(IntervalParts parts) {
        var mapping = model.calibration().flatMap(Calibration::mos);
        if (mapping.isEmpty()) {
            throw new UserException(model.name() + " has no mapping to MOS; calibrate it first, without --intervals");
        }
        if (!mapping.get().scale().equals(parts.scale())) {
            throw new UserException("%s maps to the scale %s, and %s is on %s"
                    .formatted(model.name(), mapping.get().scale(), parts.data(), parts.scale()));
        }
        return mapping.get();
    }

    /** The features of each file; empty of one that could not be scored, which is named. */
    private List<Optional<ImageFeatures>> files(List<Path> files, ProgressBars progress) {
        var features = new ArrayList<Optional<ImageFeatures>>();
        for (Path file : files) {
            if (console.stop().getAsBoolean()) {
                break;
            }
            features.add(file(file, progress));
            progress.step();
        }
        return features;
    }

    private Optional<ImageFeatures> file(Path file, ProgressBars progress) {
        try {
            var image = reader.read(file);
            image.warning().ifPresent(text -> {
                corrupt++;
                progress.printAbove(() -> console.message(file + ": " + text));
            });
            return Optional.of(features(image));
        } catch (IOException e) {
            failed++;
            progress.printAbove(() -> console.message(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private List<ImageFeatures> drawn(ProgressBars progress) {
        var features = new ArrayList<ImageFeatures>();
        for (var kind : Graphic.values()) {
            for (long seed = 0; seed < DRAWN && !console.stop().getAsBoolean(); seed++) {
                try {
                    features.add(features(kind.draw(seed)));
                } catch (IOException e) {
                    throw new IllegalStateException("a drawn image can be scored: " + e.getMessage(), e);
                }
                progress.step();
            }
        }
        return features;
    }

    private ImageFeatures features(Image image) throws IOException {
        return extractor.features(List.of(extractor.prepare(image))).get(0);
    }

    private static List<ImageFeatures> present(List<Optional<ImageFeatures>> features) {
        return features.stream().flatMap(Optional::stream).toList();
    }

    /** Number of images that could not be scored. */
    int failed() {
        return failed;
    }

    /** Number of corrupt images that were scored. */
    int corrupt() {
        return corrupt;
    }
}
