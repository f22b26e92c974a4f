package io.github.qptv2.data.benchmark;

import org.jspecify.annotations.Nullable;

/**
 * One picture or clip with its opinion.
 *
 * @param name as the labels call it, the same in every copy of the set
 * @param path relative to the set's folder, with forward slashes
 * @param mos on the set's own scale, higher is better
 * @param deviation standard deviation of the single opinions on that scale, or null
 * @param votes how they were spread, or null
 * @param content what it was made from; items of one content belong into one part of a split
 * @param distortion what was done to it, or null where nobody did it on purpose
 * @param part where the owners put it, or null
 * @param practice shown to raters for practice only: neither to be trained on nor to be judged by
 * @param weight in the loss of training, above 0
 * @param degradation what is done to the file's image before it is shown, as
 *     {@link io.github.qptv2.degrade.Chain#text}; empty for nothing
 */
public record LabelledItem(
        String name,
        String path,
        double mos,
        @Nullable Double deviation,
        @Nullable Votes votes,
        String content,
        @Nullable String distortion,
        @Nullable Part part,
        boolean practice,
        double weight,
        String degradation) {

    /** Of full weight and not degraded. */
    public LabelledItem(
            String name,
            String path,
            double mos,
            @Nullable Double deviation,
            @Nullable Votes votes,
            String content,
            @Nullable String distortion,
            @Nullable Part part,
            boolean practice) {
        this(name, path, mos, deviation, votes, content, distortion, part, practice, 1, "");
    }

    /** Checks that names are there, and the range of the weight. */
    public LabelledItem {
        if (name.isBlank() || path.isBlank()) {
            throw new IllegalArgumentException("an item needs a name and a path, got \"%s\"".formatted(name));
        }
        if (!(weight > 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("%s: weight must be above 0 and finite, got %s".formatted(name, weight));
        }
    }

    /** An item that is its own content, in {@code folder} (empty for none) under its name. */
    static LabelledItem of(String folder, String name, double mos) {
        String path = folder.isEmpty() ? name : folder + "/" + name;
        return new LabelledItem(name, path, mos, null, null, name, null, null, false, 1, "");
    }

    LabelledItem withMos(double opinion) {
        return new LabelledItem(
                name, path, opinion, deviation, votes, content, distortion, part, practice, weight, degradation);
    }

    LabelledItem withPath(String other) {
        return new LabelledItem(
                name, other, mos, deviation, votes, content, distortion, part, practice, weight, degradation);
    }

    LabelledItem withDeviation(double sd) {
        return new LabelledItem(name, path, mos, sd, votes, content, distortion, part, practice, weight, degradation);
    }

    LabelledItem withVotes(Votes spread) {
        return new LabelledItem(
                name, path, mos, deviation, spread, content, distortion, part, practice, weight, degradation);
    }

    LabelledItem madeFrom(String original, @Nullable String how) {
        return new LabelledItem(name, path, mos, deviation, votes, original, how, part, practice, weight, degradation);
    }

    LabelledItem withContent(String original) {
        return new LabelledItem(
                name, path, mos, deviation, votes, original, distortion, part, practice, weight, degradation);
    }

    LabelledItem in(@Nullable Part official) {
        return new LabelledItem(
                name, path, mos, deviation, votes, content, distortion, official, practice, weight, degradation);
    }

    LabelledItem forPractice() {
        return new LabelledItem(
                name, path, mos, deviation, votes, content, distortion, part, true, weight, degradation);
    }

    LabelledItem withWeight(double other) {
        return new LabelledItem(
                name, path, mos, deviation, votes, content, distortion, part, practice, other, degradation);
    }

    /** The same file after a degradation: an item of its own, of the same content. */
    LabelledItem degraded(String chain) {
        return new LabelledItem(
                name + " " + chain, path, mos, deviation, votes, content, chain, part, practice, weight, chain);
    }
}
