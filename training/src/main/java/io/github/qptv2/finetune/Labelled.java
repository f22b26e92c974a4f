package io.github.qptv2.finetune;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.qptv2.checkpoint.Sha256;
import io.github.qptv2.data.ByteRange;
import io.github.qptv2.data.Dataset;
import io.github.qptv2.data.SampleSource;
import io.github.qptv2.data.benchmark.LabelledItem;
import io.github.qptv2.data.benchmark.LabelledSet;
import io.github.qptv2.data.benchmark.Scale;
import io.github.qptv2.data.benchmark.Split;

/**
 * Pictures with their opinions, of one or several sets.
 *
 * @param pictures in the sets' order
 */
record Labelled(List<Picture> pictures) {

    /**
     * One of them.
     *
     * @param set number of its set
     * @param scale of the opinions in that set
     * @param mos on that scale
     * @param weight in the loss, above 0
     * @param degradation what is done to the image before a crop is cut, as {@link io.github.qptv2.degrade.Chain#text};
     *     empty for nothing
     */
    record Picture(int set, String name, Path file, Scale scale, double mos, double weight, String degradation) {

        /** The opinion as a share of its scale, 0 worst and 1 best. */
        float opinion() {
            return (float) ((mos - scale.low()) / (scale.high() - scale.low()));
        }
    }

    /**
     * The pictures of some keys.
     *
     * @param folders of the copies, one a set
     * @param weights one a set
     */
    static Labelled of(List<LabelledSet> sets, List<Path> folders, List<Double> weights, List<Split.Key> keys) {
        Map<String, Set<String>> wanted = new HashMap<>();
        keys.forEach(
                key -> wanted.computeIfAbsent(key.set(), set -> new HashSet<>()).add(key.name()));
        var pictures = new ArrayList<Picture>();
        for (int i = 0; i < sets.size(); i++) {
            LabelledSet set = sets.get(i);
            Set<String> names = wanted.getOrDefault(set.name(), Set.of());
            for (LabelledItem item : set.usable()) {
                if (names.contains(item.name())) {
                    Path file = folders.get(i).resolve(item.path());
                    pictures.add(new Picture(
                            i,
                            set.name() + "/" + item.path(),
                            file,
                            set.scale(),
                            item.mos(),
                            weights.get(i) * item.weight(),
                            item.degradation()));
                }
            }
        }
        return new Labelled(List.copyOf(pictures));
    }

    int size() {
        return pictures.size();
    }

    Dataset dataset() {
        return Dataset.of(pictures.stream()
                .map(picture -> new SampleSource(picture.name(), ByteRange.of(picture.file()), picture.degradation()))
                .toList());
    }

    List<Path> files() {
        return pictures.stream().map(Picture::file).toList();
    }

    /** SHA-256 over names and opinions, and over weights and degradations where there are any. */
    String digest() {
        var lines = new StringBuilder();
        pictures.forEach(picture -> {
            lines.append(picture.name()).append('\t').append(picture.mos());
            if (picture.weight() != 1 || !picture.degradation().isEmpty()) {
                lines.append('\t').append(picture.weight()).append('\t').append(picture.degradation());
            }
            lines.append('\n');
        });
        return Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
