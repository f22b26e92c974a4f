package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.cli.Input.Picture;
import io.github.qptv2.doctor.Examination;
import io.github.qptv2.scoring.Preprocessing;
import io.github.qptv2.scoring.ScorerOptions;
import picocli.CommandLine.Option;

/** How much is looked at. */
final class DoctorOptions {

    private static final int FEWEST_LABELLED = 10;

    @Option(
            names = "--pictures",
            paramLabel = "N",
            defaultValue = "8",
            description = "Most photographs, spread evenly over the folder by name; default: ${DEFAULT-VALUE}.")
    private int pictures = 8;

    @Option(
            names = "--crops",
            paramLabel = "N",
            defaultValue = "3",
            description = "Most crops of one picture where the conventions cut crops; default: ${DEFAULT-VALUE}.")
    private int crops = 3;

    @Option(
            names = "--labelled",
            paramLabel = "N",
            defaultValue = "200",
            description = "Most pictures of --data, drawn at random; default: ${DEFAULT-VALUE}.")
    private int labelled = 200;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the draw and of the resampling; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    /** Throws {@link IllegalArgumentException} for values out of range. */
    void check() {
        require(pictures >= 1, "--pictures must be at least 1, got " + pictures);
        require(
                crops >= 1 && crops <= Preprocessing.MOST_CROPS,
                "--crops must be in [1, " + Preprocessing.MOST_CROPS + "], got " + crops);
        require(labelled >= FEWEST_LABELLED, "--labelled must be at least " + FEWEST_LABELLED + ", got " + labelled);
    }

    private static void require(boolean ok, String rule) {
        if (!ok) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** The chosen pictures of a folder. */
    List<Path> pictures(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UserException(folder + ": no such folder; --images takes a folder of photographs");
        }
        var all = new ArrayList<Path>();
        for (var walk = new FolderWalk(folder, false, false); walk.hasNext(); ) {
            if (walk.next() instanceof Picture picture) {
                all.add(picture.file());
            }
        }
        if (all.isEmpty()) {
            throw new UserException(folder + ": no images in this folder");
        }
        return Examination.spread(all, pictures);
    }

    /** No more crops than the model itself would look at. */
    ScorerOptions over(ScorerOptions compute, Preprocessing own) {
        return compute.withMaxCrops(Math.min(crops, own.maxCrops()));
    }

    int labelled() {
        return labelled;
    }

    long seed() {
        return seed;
    }
}
