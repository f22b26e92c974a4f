package io.github.qptv2.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.input.IgnoredFiles;
import io.github.qptv2.cli.input.Input.ImageFile;
import io.github.qptv2.cli.input.InputFolder;
import io.github.qptv2.doctor.DoctorRequest;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;
import picocli.CommandLine.Option;

import static io.github.qptv2.io.Preconditions.require;

/** How many images and crops are scored. */
final class DoctorOptions {

    private static final int MIN_LABELED = 10;

    @Option(
            names = "--max-images",
            paramLabel = "N",
            defaultValue = "8",
            description =
                    "Maximum number of photographs, spread evenly over the folder by name; default: ${DEFAULT-VALUE}.")
    private int images = 8;

    @Option(
            names = "--max-crops",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "Maximum number of crops of an image, for inference configurations with crops; default: ${DEFAULT-VALUE}.")
    private int crops = 3;

    @Option(
            names = "--max-labeled",
            paramLabel = "N",
            defaultValue = "200",
            description = "Maximum number of images of --dataset, drawn at random; default: ${DEFAULT-VALUE}.")
    private int labeled = 200;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Random seed for sampling and bootstrap; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    /**
     * Validates the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    void check() {
        require(images >= 1, "--max-images must be at least 1", images);
        require(
                crops >= 1 && crops <= PreprocessingSpec.MAX_CROPS,
                "--max-crops must be in [1, " + PreprocessingSpec.MAX_CROPS + "]",
                crops);
        require(labeled >= MIN_LABELED, "--max-labeled must be at least " + MIN_LABELED, labeled);
    }

    /** At most {@code --max-images} images of a folder, not of its subfolders. */
    List<Path> images(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UserException(folder + ": no such folder; --images must be a folder of photographs");
        }
        var all = new ArrayList<Path>();
        for (var walk = new InputFolder(folder, false, false, new IgnoredFiles()); walk.hasNext(); ) {
            if (walk.next() instanceof ImageFile image) {
                all.add(image.file());
            }
        }
        if (all.isEmpty()) {
            throw new UserException(folder + ": no images in this folder");
        }
        return DoctorRequest.evenlySpaced(all, images);
    }

    /** The options with {@code --max-crops}, but no more crops than the model itself takes. */
    ScorerOptions applyTo(ScorerOptions compute, PreprocessingSpec own) {
        return compute.withMaxCrops(Math.min(crops, own.maxCrops()));
    }

    int labeled() {
        return labeled;
    }

    long seed() {
        return seed;
    }
}
