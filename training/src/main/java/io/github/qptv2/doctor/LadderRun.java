package io.github.qptv2.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.curate.Progress;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.Conventions;

/** Scores the ladders of photographs, one photograph in memory at a time. */
final class LadderRun {

    private final Readings readings;
    private final double sign;
    private final List<String> names = new ArrayList<>();
    private final List<Map<Conventions, double[]>> outputs = new ArrayList<>();
    private double repeated = Double.NaN;

    /** @param sign 1, or -1 where a higher output means a worse picture */
    LadderRun(Readings readings, double sign) {
        this.readings = readings;
        this.sign = sign;
    }

    /** Scores; what cannot be used is told in {@code unreadable}, and all of it is an error. */
    void run(List<Path> pictures, List<String> unreadable, Progress progress) throws IOException {
        var versions = Damage.versions();
        var reader = ImageReader.standard();
        int done = 0;
        for (var file : pictures) {
            try {
                Image picture = reader.read(file);
                outputs.add(readings.of(picture, versions));
                names.add(String.valueOf(file.getFileName()));
                if (outputs.size() == 1) {
                    repeated = readings.repeated(picture);
                }
            } catch (ImageException e) {
                unreadable.add(String.valueOf(e.getMessage()));
            } catch (IllegalArgumentException e) {
                unreadable.add(file + ": " + e.getMessage());
            }
            progress.at("scoring ladders", ++done, pictures.size());
        }
        if (outputs.isEmpty()) {
            throw new IOException("no picture can be used: " + unreadable.get(0));
        }
    }

    /** Names of the photographs that were scored. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** For each candidate. */
    Map<Conventions, Monotonicity> results() {
        var results = new LinkedHashMap<Conventions, Monotonicity>();
        for (var candidate : outputs.get(0).keySet()) {
            results.put(
                    candidate,
                    new Monotonicity(outputs.stream()
                            .map(picture -> Monotonicity.ofVersions(scores(picture, candidate)))
                            .toList()));
        }
        return results;
    }

    private double[] scores(Map<Conventions, double[]> picture, Conventions candidate) {
        return Arrays.stream(raws(picture, candidate)).map(raw -> sign * raw).toArray();
    }

    private static double[] raws(Map<Conventions, double[]> picture, Conventions candidate) {
        return picture.getOrDefault(candidate, new double[] {});
    }

    /** Of the raw outputs under one candidate. */
    Health health(Conventions candidate) {
        var all = outputs.stream().map(picture -> raws(picture, candidate)).toList();
        return Health.of(
                all.stream().mapToDouble(picture -> picture[0]).toArray(),
                all.stream().flatMapToDouble(Arrays::stream).toArray(),
                repeated);
    }
}
