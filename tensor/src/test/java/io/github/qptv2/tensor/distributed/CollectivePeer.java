package io.github.qptv2.tensor.distributed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;

/** One of the processes of {@link CollectiveIT}; prints its results on the standard output. */
final class CollectivePeer {

    static final int FAILED = 7;

    private CollectivePeer() {}

    public static void main(String[] args) throws Exception {
        try (var all = Collective.fromEnvironment(System.getenv(), Duration.ofSeconds(Long.parseLong(args[1])))) {
            System.out.println("rank " + all.rank() + " of " + all.size() + " local " + all.localRank());
            switch (args[0]) {
                case "exchange" -> exchange(all);
                case "average" -> average(all);
                default -> sleep();
            }
        } catch (CollectiveException | IllegalArgumentException e) {
            System.out.println(e);
            System.exit(FAILED);
        }
        System.out.println("threads left " + nativeThreads());
    }

    private static void exchange(Collective all) {
        try (var scope = Scope.open()) {
            float rank = all.rank();
            var first = Tensor.of(new float[] {1 + 2 * rank, 2 + 4 * rank}, 2);
            var second = Tensor.of(new float[] {4 + 4 * rank}, 1, 1);
            all.allReduceMean(List.of(first, second));
            System.out.println("average " + text(first) + " " + text(second));
            var weight = Tensor.of(new float[] {10 + rank}, 1);
            all.broadcast(List.of(weight));
            System.out.println("broadcast " + text(weight));
            System.out.println("gather "
                    + all.gather(rank + 0.1).stream().map(Arrays::toString).collect(Collectors.joining(" ")));
            System.out.println("sum " + Arrays.toString(all.sum(1 + rank, 10 + 10 * rank)));
            System.out.println("any " + all.any(rank == 1) + " " + all.any(false));
            all.barrier();
        }
    }

    private static String text(Tensor tensor) {
        return Arrays.toString(tensor.toFloatArray());
    }

    private static void average(Collective all) {
        try (var scope = Scope.open()) {
            var gradients = Tensor.zeros(1_000_000);
            System.out.println("averaging");
            all.allReduceMean(List.of(gradients));
        }
    }

    private static void sleep() throws InterruptedException {
        System.out.println("sleeping");
        Thread.sleep(Duration.ofMinutes(3).toMillis());
    }

    /** Threads of c10d and Gloo, by their names. */
    private static long nativeThreads() throws IOException {
        try (var tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.filter(CollectivePeer::isNative).count();
        }
    }

    private static boolean isNative(Path task) {
        try {
            return Files.readString(task.resolve("comm")).matches("(?s)(pt_gloo|pt_tcp|gloo).*");
        } catch (IOException e) {
            return false; // it has just ended
        }
    }
}
