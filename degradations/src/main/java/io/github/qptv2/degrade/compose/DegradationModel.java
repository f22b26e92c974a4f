package io.github.qptv2.degrade.compose;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.pixel.ParameterChecks;
import io.github.qptv2.degrade.pixel.Randomness;

/**
 * A distribution over chains of operators. The paper's two are {@link Sequential} and {@link Advanced}; the others are
 * what the published degradation models need besides.
 */
public sealed interface DegradationModel
        permits DegradationModel.Sequential,
                DegradationModel.Advanced,
                DegradationModel.OneOf,
                DegradationModel.SomeOf,
                DegradationModel.Sometimes,
                DegradationModel.Levels,
                RandomOperator {

    /** Draws operators with their parameters. */
    List<Degradation> draw(Randomness random);

    /** One concrete chain; the same seed gives the same chain, which carries that seed on to its operators. */
    default DegradationChain sample(long seed) {
        return new DegradationChain(draw(Randomness.of(seed)), seed);
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
     * The paper's advanced composition of chains D1, D2, ...
     *
     * @param skip probability with which each chain is left out, anew in each repetition, in [0, 1]
     * @param shuffle random order, anew in each repetition
     * @param leastOrder least number of repetitions of the whole, at least 1
     * @param mostOrder greatest number of repetitions, drawn uniformly between
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

    /** One of several, by weight. */
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
            double left = random.uniform()
                    * choices.stream().mapToDouble(Weighted::weight).sum();
            for (Weighted choice : choices) {
                left -= choice.weight;
                if (left < 0) {
                    return choice.take.draw(random);
                }
            }
            return choices.get(choices.size() - 1).take.draw(random);
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
     * Several different ones, in random order; how many is uniform between two numbers.
     *
     * @param least at least 0
     * @param most at most as many as there are
     * @param skip probability with which each of those drawn is left out
     */
    record SomeOf(int least, int most, double skip, List<DegradationModel> choices) implements DegradationModel {
        /** Checks the ranges. */
        public SomeOf {
            choices = List.copyOf(choices);
            ParameterChecks.atLeast("least", least, 0);
            ParameterChecks.between("most", most, least, choices.size());
            ParameterChecks.between("skip", skip, 0, 1);
        }

        @Override
        public List<Degradation> draw(Randomness random) {
            var shuffled = new ArrayList<>(choices);
            random.shuffle(shuffled);
            return shuffled.subList(0, least + random.below(most - least + 1)).stream()
                    .filter(choice -> !random.chance(skip))
                    .flatMap(choice -> choice.draw(random).stream())
                    .toList();
        }
    }

    /**
     * With some probability, otherwise nothing.
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
     * One level of a ladder.
     *
     * @param levels mild to severe
     * @param halfNormal deviation s, in levels, of a half-normal density over the level's index i from 0, so that level
     *     i has a probability in proportion to {@code exp(-i^2 / (2 s^2))}; 0 for levels that are equally likely
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
            double left = random.uniform() * sum;
            for (int level = 0; level < levels.size() - 1; level++) {
                left -= density(level);
                if (left < 0) {
                    return level;
                }
            }
            return levels.size() - 1;
        }

        private double density(int level) {
            return StrictMath.exp(-level * level / (2 * halfNormal * halfNormal));
        }

        /** Tells a half-normal density from the rounded half-normal variable that earlier versions drew. */
        @Override
        public String toString() {
            return "Levels[levels=%s, halfNormal=%s]"
                    .formatted(levels, halfNormal == 0 ? "0.0" : "density of " + halfNormal);
        }
    }
}
