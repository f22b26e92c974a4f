package io.github.qptv2.finetune;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.qptv2.dataset.ByteRange;
import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.SampleSource;
import io.github.qptv2.dataset.VoteHistogram;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.io.LegacyNames;
import io.github.qptv2.io.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Images or videos with their MOS, of one or several datasets.
 *
 * @param images in the order of the datasets
 */
record LabeledImages(List<LabeledImage> images) {

    /**
     * An image or video with its MOS.
     *
     * @param set index of its dataset
     * @param name dataset and path
     * @param scale of the MOS in that dataset
     * @param mos MOS on that scale
     * @param weight in the loss, above 0
     * @param degradation of the image before a crop is cut, as {@link io.github.qptv2.degrade.DegradationChain#text};
     *     empty for none
     * @param votes histogram of the ratings, or null
     */
    record LabeledImage(
            int set,
            String name,
            Path file,
            RatingScale scale,
            double mos,
            double weight,
            String degradation,
            @Nullable VoteHistogram votes) {

        /** MOS normalized to [0, 1], 1 best. */
        float normalizedMos() {
            return (float) ((mos - scale.low()) / (scale.high() - scale.low()));
        }
    }

    /**
     * The images of some keys.
     *
     * @param folders of the datasets
     * @param weights of the datasets
     */
    static LabeledImages of(
            List<LabeledDataset> datasets, List<Path> folders, List<Double> weights, List<Split.Key> keys) {
        Map<String, Set<String>> wanted = new HashMap<>();
        keys.forEach(
                key -> wanted.computeIfAbsent(key.set(), set -> new HashSet<>()).add(key.name()));
        var images = new ArrayList<LabeledImage>();
        for (int i = 0; i < datasets.size(); i++) {
            LabeledDataset set = datasets.get(i);
            Set<String> names = wanted.getOrDefault(set.name(), Set.of());
            for (LabeledItem item : set.usable()) {
                if (names.contains(item.name())) {
                    Path file = folders.get(i).resolve(item.path());
                    images.add(new LabeledImage(
                            i,
                            set.name() + "/" + item.path(),
                            file,
                            set.scale(),
                            item.mos(),
                            weights.get(i) * item.weight(),
                            item.degradation(),
                            item.votes()));
                }
            }
        }
        return new LabeledImages(List.copyOf(images));
    }

    int size() {
        return images.size();
    }

    ImageDataset dataset() {
        return ImageDataset.of(images.stream()
                .map(image -> new SampleSource(image.name(), ByteRange.of(image.file()), image.degradation()))
                .toList());
    }

    /**
     * Number of ratings of the votes.
     *
     * @throws IllegalArgumentException if an image has no votes, or another number of ratings
     */
    int grades() {
        int grades = 0;
        for (LabeledImage image : images) {
            int own = image.votes() == null ? 0 : image.votes().shares().size();
            grades = grades == 0 ? own : grades;
            if (own == 0 || own != grades) {
                throw new IllegalArgumentException(
                        "loss.kind emd needs votes over the same ratings of every training image, got %s of %s; choose another loss"
                                .formatted(own == 0 ? "none" : own, image.name()));
            }
        }
        return grades;
    }

    List<Path> files() {
        return images.stream().map(LabeledImage::file).toList();
    }

    /** SHA-256 over names and MOS, and over weights and degradations if any are set. */
    String digest() {
        return digest(LabeledImage::degradation);
    }

    /** The digest with operators under the names of version 0.1. */
    String formerDigest() {
        return digest(image -> LegacyNames.formerOperators(image.degradation()));
    }

    private String digest(Function<LabeledImage, String> degradation) {
        var lines = new StringBuilder();
        images.forEach(image -> {
            lines.append(image.name()).append('\t').append(image.mos());
            if (image.weight() != 1 || !image.degradation().isEmpty()) {
                lines.append('\t').append(image.weight()).append('\t').append(degradation.apply(image));
            }
            lines.append('\n');
        });
        return Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
