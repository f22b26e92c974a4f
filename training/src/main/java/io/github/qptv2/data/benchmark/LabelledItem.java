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
        boolean practice) {

    /** Checks that names are there. */
    public LabelledItem {
        if (name.isBlank() || path.isBlank()) {
            throw new IllegalArgumentException("an item needs a name and a path, got \"%s\"".formatted(name));
        }
    }

    /** An item that is its own content, in {@code folder} (empty for none) under its name. */
    static LabelledItem of(String folder, String name, double mos) {
        String path = folder.isEmpty() ? name : folder + "/" + name;
        return new LabelledItem(name, path, mos, null, null, name, null, null, false);
    }

    LabelledItem withMos(double opinion) {
        return new LabelledItem(name, path, opinion, deviation, votes, content, distortion, part, practice);
    }

    LabelledItem withPath(String other) {
        return new LabelledItem(name, other, mos, deviation, votes, content, distortion, part, practice);
    }

    LabelledItem withDeviation(double sd) {
        return new LabelledItem(name, path, mos, sd, votes, content, distortion, part, practice);
    }

    LabelledItem withVotes(Votes spread) {
        return new LabelledItem(name, path, mos, deviation, spread, content, distortion, part, practice);
    }

    LabelledItem madeFrom(String original, @Nullable String how) {
        return new LabelledItem(name, path, mos, deviation, votes, original, how, part, practice);
    }

    LabelledItem withContent(String original) {
        return new LabelledItem(name, path, mos, deviation, votes, original, distortion, part, practice);
    }

    LabelledItem in(@Nullable Part official) {
        return new LabelledItem(name, path, mos, deviation, votes, content, distortion, official, practice);
    }

    LabelledItem forPractice() {
        return new LabelledItem(name, path, mos, deviation, votes, content, distortion, part, true);
    }
}
