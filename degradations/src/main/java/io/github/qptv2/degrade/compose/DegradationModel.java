package io.github.qptv2.degrade.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.ParameterChecks;
import io.github.qptv2.degrade.pixel.ParameterRange;
import io.github.qptv2.degrade.pixel.Randomness;

/**
 * A distribution over chains of operators: {@link Sequential} and {@link Advanced} of QPT V2, and the constructions of
 * the other published degradation models.
 */
public sealed interface DegradationModel
        permits DegradationModel.Sequential,
                DegradationModel.Advanced,
                DegradationModel.OneOf,
                DegradationModel.SomeOf,
                DegradationModel.Sometimes,
                DegradationModel.Levels,
                DegradationModel.RandomOperator {

    /** Draws operators with their parameters. */
    List<Degradation> draw(Randomness random);

    /** Draws a chain. The same seed gives the same chain; the operators of the chain draw from that seed, too. */
    default DegradationChain sample(long seed) {
        return new DegradationChain(draw(Randomness.of(seed)), seed);
    }

    /**
     * One operator whose parameters are drawn, written {@code gaussian-blur:sigma=0.2..3,kernel=7..21/2}.
     *
     * @param ranges by parameter; omitted ones take the operator's defaults
     */
    record RandomOperator(String operator, Map<String, ParameterRange> ranges) implements DegradationModel {
        /** Checks the values of every range, alone and in pairs. */
        public RandomOperator {
            ranges = RandomParameters.checked(operator, ranges);
        }

        /** The inverse of {@link #text}. */
        public static RandomOperator parse(String text) {
            var settings = OperatorSettings.parse(text);
            return new RandomOperator(settings.operator(), RandomParameters.parse(settings));
        }

        @Override
        public List<Degradation> draw(Randomness random) {
            return List.of(RandomParameters.draw(operator, ranges, random));
        }

        /** The operator with its ranges. */
        public String text() {
            return RandomParameters.text(operator, ranges);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** All steps, in this order. */
    record Sequential(List<DegradationModel> steps) implements DegradationModel {
        /** Copies the steps. */
        public Sequential {
            steps = List.copyOf(steps);
        }

        /** All steps, in this order. */
        public static Sequential of(DegradationModel... steps) {
            return new Sequential(List.of(steps));
        }

        @Override
        public List<Degradation> draw(Randomness random) {
            return steps.stream().flatMap(step -> step.draw(random).stream()).toList();
        }
    }

    /**
     * The advanced composition of QPT V2, of chains D1, D2, ...
     *
     * @param skip probability of omitting each chain, drawn in each repetition, in [0, 1]
     * @param shuffle whether the order is random, drawn in each repetition
     * @param leastOrder least number of repetitions, at least 1
     * @param mostOrder greatest number of repetitions; the number is uniform between the two
     */
    record Advanced(List<DegradationModel> chains, double skip, boolean shuffle, int leastOrder, int mostOrder)
            implements DegradationModel {
        /** Checks the ranges. */
        public Advanced {
            chains = List.copyOf(chains);
            ParameterChecks.between("skip", skip, 0, 1);
            ParameterChecks.atLeast("least order", leastOrder, 1);
            ParameterChecks.atLeast("most order", mostOrder, leastOrder);
        }

        @Override
        public List<Degradation> draw(Randomness random) {
            int orders = leastOrder + random.below(mostOrder - leastOrder + 1);
            var drawn = new ArrayList<Degradation>();
            for (int order = 0; order < orders; order++) {
                var ordered = new ArrayList<>(chains);
                if (shuffle) {
                    random.shuffle(ordered);
                }
                for (DegradationModel chain : ordered) {
                    if (!random.chance(skip)) {
                        drawn.addAll(chain.draw(random));
                    }
                }
            }
            return drawn;
        }
    }

    /** One of several choices, with a probability in proportion to its weight. */
    record OneOf(List<Weighted> choices) implements DegradationModel {
        /** Copies the choices. */
        public OneOf {
            choices = List.copyOf(choices);
            if (choices.isEmpty()) {
                throw new IllegalArgumentException("one-of needs at least 1 choice, got 0");
            }
        }

        /** Equally likely choices. */
        public static OneOf evenly(List<? extends DegradationModel> choices) {
            return new OneOf(
                    choices.stream().map(choice -> new Weighted(1, choice)).toList());
        }

        @Override
        public List<Degradation> draw(Randomness random) {
            double sum = choices.stream().mapToDouble(Weighted::weight).sum();
            int choice = WeightedChoice.index(choices.size(), i -> choices.get(i).weight, random.uniform() * sum);
            return choices.get(choice).take.draw(random);
        }
    }

    /**
     * One choice of a {@link OneOf}.
     *
     * @param weight relative to the others, above 0
     */
    record Weighted(double weight, DegradationModel take) {
        /** Checks the range. */
        public Weighted {
            ParameterChecks.positive("weight", weight);
        }
    }

    /**
     * Several different choices, in random order; their number is uniform between two limits.
     *
     * @param min at least 0
     * @param max at most the number of choices
     * @param skip probability of omitting each drawn choice, in [0, 1]
     */
    record SomeOf(int min, int max, double skip, List<DegradationModel> choices) implements DegradationModel {
        /** Checks the ranges. */
        public SomeOf {
            choices = List.copyOf(choices);
            ParameterChecks.atLeast("least", min, 0);
            ParameterChecks.between("most", max, min, choices.size());
            ParameterChecks.between("skip", skip, 0, 1);
        }

        @Override
        public List<Degradation> draw(Randomness random) {
            var shuffled = new ArrayList<>(choices);
            random.shuffle(shuffled);
            return shuffled.subList(0, min + random.below(max - min + 1)).stream()
                    .filter(choice -> !random.chance(skip))
                    .flatMap(choice -> choice.draw(random).stream())
                    .toList();
        }

        /** With the names of the configuration's fields: digests of runs and banks are made of this text. */
        @Override
        public String toString() {
            return "SomeOf[least=%s, most=%s, skip=%s, choices=%s]".formatted(min, max, skip, choices);
        }
    }

    /**
     * A model with a probability; otherwise no operator.
     *
     * @param probability in [0, 1]
     */
    record Sometimes(double probability, DegradationModel take) implements DegradationModel {
        /** Checks the range. */
        public Sometimes {
            ParameterChecks.between("probability", probability, 0, 1);
        }

        @Override
        public List<Degradation> draw(Randomness random) {
            return random.chance(probability) ? take.draw(random) : List.of();
        }
    }

    /**
     * One of several levels.
     *
     * @param levels weakest first
     * @param halfNormal deviation s, in levels, of a half-normal density over the level's index i from 0: level i has a
     *     probability in proportion to {@code exp(-i^2 / (2 s^2))}; 0 for equally likely levels
     */
    record Levels(List<Degradation> levels, double halfNormal) implements DegradationModel {
        /** Checks the ranges. */
        public Levels {
            levels = List.copyOf(levels);
            ParameterChecks.atLeast("levels", levels.size(), 1);
            ParameterChecks.atLeast("half-normal", halfNormal, 0);
        }

        @Override
        public List<Degradation> draw(Randomness random) {
            return List.of(levels.get(halfNormal == 0 ? random.below(levels.size()) : halfNormalLevel(random)));
        }

        private int halfNormalLevel(Randomness random) {
            double sum = 0;
            for (int level = 0; level < levels.size(); level++) {
                sum += density(level);
            }
            return WeightedChoice.index(levels.size(), this::density, random.uniform() * sum);
        }

        private double density(int level) {
            return StrictMath.exp(-level * level / (2 * halfNormal * halfNormal));
        }

        /** Distinguishes the half-normal density from the rounded half-normal variable that earlier versions drew. */
        @Override
        public String toString() {
            return "Levels[levels=%s, halfNormal=%s]"
                    .formatted(levels, halfNormal == 0 ? "0.0" : "density of " + halfNormal);
        }
    }
}
