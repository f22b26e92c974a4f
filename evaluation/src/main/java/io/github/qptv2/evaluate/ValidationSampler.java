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
 * Draws validation images from the training part of a dataset as whole groups of near duplicates; groups with a test
 * image are never drawn. Strata are represented proportionally.
 *
 * <p>Groups are the connected components of {@link NearDuplicates#groupsOfViews} over the training and the test part,
 * each image with the hashes of its four rotations.
 *
 * @param count number of images to draw, at least 1
 * @param strata the matching part of an item name is its stratum; names without a match form one stratum
 * @param radius maximum Hamming distance of near duplicates, 0..64 of 256 bits
 * @param seed of the order of the groups
 */
public record ValidationSampler(int count, Pattern strata, int radius, long seed) {

    /** Checks the count. */
    public ValidationSampler {
        if (count < 1) {
            throw new IllegalArgumentException("validation images must be at least 1, got " + count);
        }
    }

    /**
     * A drawn sample.
     *
     * @param names in the order of the labels
     * @param groups number of drawn groups
     * @param training number of training images
     * @param nearTest number of training images in a group with a test image
     * @param largest size of the largest group of the training part
     */
    public record Sample(List<String> names, int groups, int training, int nearTest, int largest) {
        /** Copies. */
        public Sample {
            names = List.copyOf(names);
        }
    }

    /**
     * Hashes all images of both parts and draws a sample.
     *
     * @param done receives the number of hashed images after each image
     * @throws IOException in one line if an image cannot be read
     * @throws IllegalArgumentException if the training part has too few eligible images
     */
    public Sample sample(DatasetCopy copy, OrderedExecutor.Width width, LongConsumer done) throws IOException {
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
        return sample(copy.set(), NearDuplicates.groupsOfViews(hashes, radius));
    }

    private static List<PerceptualHash> hashes(DatasetCopy copy, LabeledItem item) {
        try {
            return PerceptualHash.ofRotations(ImageReader.standard().read(copy.file(item)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Draws from known groups.
     *
     * @param groups group number of each training image, then of each test image, in the order of the labels
     */
    Sample sample(LabeledDataset set, int[] groups) {
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
                    ("%s: groups of near duplicates must allow %d validation images, got %d of %d training images;"
                                    + " draw fewer, or with a smaller distance or larger strata")
                            .formatted(set.name(), count, names.size(), training.size()));
        }
        List<String> ordered =
                training.stream().map(LabeledItem::name).filter(names::contains).toList();
        return new Sample(ordered, taken.size(), training.size(), training.size() - eligible, largest);
    }

    /** Groups in random order; a group is taken if the remaining quotas of its strata allow all its images. */
    private List<List<String>> taken(List<List<String>> groups, Map<String, Integer> left) {
        // sorted by name, so that the order of the labels does not matter
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

    /** Number of images of each stratum, proportional to the training part by the largest remainder method. */
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

    /** Number of names in each stratum. */
    public Map<String, Integer> strata(Iterable<String> names) {
        var counts = new TreeMap<String, Integer>();
        names.forEach(name -> counts.merge(stratum(name), 1, Integer::sum));
        return counts;
    }
}
