package io.github.qptv2.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.media.feature.NearDuplicates;
import io.github.qptv2.media.feature.PerceptualHash;
import io.github.qptv2.media.image.ImageReader;

/**
 * Draws validation images from the training part of a set by groups of near duplicates: a group is drawn as a whole or
 * not at all, and a group with an image of the test part never. Strata are represented in proportion.
 *
 * <p>Groups are the connected components of {@link NearDuplicates#groupsOfViews} over the training and the test part,
 * each image with the hashes of its four rotations.
 *
 * @param count images to draw, at least 1
 * @param strata the part of a name that it matches is the name of the stratum; one stratum where it matches nothing
 * @param radius bits of 256 by which near duplicates differ at most, 0..64
 * @param seed of the order in which groups are tried
 */
public record ValidationSampler(int count, Pattern strata, int radius, long seed) {

    /** Checks the count. */
    public ValidationSampler {
        if (count < 1) {
            throw new IllegalArgumentException("validation images must be at least 1, got " + count);
        }
    }

    /**
     * What was drawn.
     *
     * @param names in the order of the labels
     * @param groups that they form
     * @param training images of the training part
     * @param nearTest of those, how many share a group with an image of the test part
     * @param largest images of the largest group of the training part
     */
    public record Drawn(List<String> names, int groups, int training, int nearTest, int largest) {
        /** Copies. */
        public Drawn {
            names = List.copyOf(names);
        }
    }

    /**
     * Hashes all images of both parts and draws.
     *
     * @param done is told after each image how many are hashed
     * @throws IOException in one line if an image cannot be read
     * @throws IllegalArgumentException if the training part has too few images to draw from
     */
    public Drawn from(DatasetCopy copy, OrderedExecutor.Width width, LongConsumer done) throws IOException {
        var items = new ArrayList<>(copy.set().part(SplitPart.TRAIN));
        items.addAll(copy.set().part(SplitPart.TEST));
        var hashes = new ArrayList<List<PerceptualHash>>();
        try (var hashed = new OrderedExecutor<>(items.iterator(), item -> hashes(copy, item), width)) {
            while (hashed.hasNext()) {
                hashes.add(hashed.next());
                done.accept(hashes.size());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return drawn(copy.set(), NearDuplicates.groupsOfViews(hashes, radius));
    }

    private static List<PerceptualHash> hashes(DatasetCopy copy, LabeledItem item) {
        try {
            return PerceptualHash.ofRotations(ImageReader.standard().read(copy.file(item)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Draws by known groups.
     *
     * @param groups for each image of the training part and then of the test part, in the order of the labels, a number
     *     that its group shares
     */
    Drawn drawn(LabeledDataset set, int[] groups) {
        List<LabeledItem> training = set.part(SplitPart.TRAIN);
        Map<Integer, List<String>> members = new LinkedHashMap<>();
        for (int i = 0; i < training.size(); i++) {
            members.computeIfAbsent(groups[i], group -> new ArrayList<>())
                    .add(training.get(i).name());
        }
        int largest = members.values().stream().mapToInt(List::size).max().orElse(0);
        for (int i = training.size(); i < groups.length; i++) {
            members.remove(groups[i]);
        }
        int eligible = members.values().stream().mapToInt(List::size).sum();
        var taken = taken(new ArrayList<>(members.values()), quotas(training));
        var names = new HashSet<String>();
        taken.forEach(names::addAll);
        if (names.size() < count) {
            throw new IllegalArgumentException(
                    ("%s: %d validation images were to be drawn, and groups of near duplicates"
                                    + " allow %d of %d training images; take fewer, a smaller distance or larger strata")
                            .formatted(set.name(), count, names.size(), training.size()));
        }
        List<String> ordered =
                training.stream().map(LabeledItem::name).filter(names::contains).toList();
        return new Drawn(ordered, taken.size(), training.size(), training.size() - eligible, largest);
    }

    /** Groups in random order, each taken if all its images fit into what is left of their strata. */
    private List<List<String>> taken(List<List<String>> groups, Map<String, Integer> left) {
        // by name, so that the order of the labels does not matter
        groups.forEach(Collections::sort);
        groups.sort((one, other) -> one.get(0).compareTo(other.get(0)));
        Collections.shuffle(groups, new Random(seed));
        var taken = new ArrayList<List<String>>();
        for (List<String> group : groups) {
            Map<String, Integer> after = new TreeMap<>(left);
            group.forEach(name -> after.merge(stratum(name), -1, Integer::sum));
            if (after.values().stream().allMatch(room -> room >= 0)) {
                taken.add(group);
                left.putAll(after);
            }
        }
        return taken;
    }

    /**
     * Images of each stratum, in proportion to the training part, by the largest remainders; they add up to the count.
     */
    private Map<String, Integer> quotas(List<LabeledItem> training) {
        var sizes = new TreeMap<String, Integer>();
        training.forEach(item -> sizes.merge(stratum(item.name()), 1, Integer::sum));
        var quotas = new TreeMap<String, Integer>();
        sizes.forEach((name, size) -> quotas.put(name, (int) ((long) count * size / training.size())));
        int missing =
                count - quotas.values().stream().mapToInt(Integer::intValue).sum();
        sizes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(
                        (one, other) -> Long.compare(remainder(other, training), remainder(one, training))))
                .limit(missing)
                .forEach(entry -> quotas.merge(entry.getKey(), 1, Integer::sum));
        return quotas;
    }

    private long remainder(int size, List<LabeledItem> training) {
        return (long) count * size % training.size();
    }

    private String stratum(String name) {
        Matcher found = strata.matcher(name);
        return found.find() ? found.group() : "";
    }

    /** Names of the strata, each with how many of the names are in it. */
    public Map<String, Integer> strata(Iterable<String> names) {
        var counts = new TreeMap<String, Integer>();
        names.forEach(name -> counts.merge(stratum(name), 1, Integer::sum));
        return counts;
    }
}
