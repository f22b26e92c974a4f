package io.github.qptv2.tensor.distributed;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.qptv2.device.Device;
import io.github.qptv2.tensor.OpenMp;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.bytedeco.pytorch.Backend;
import org.jspecify.annotations.Nullable;

/**
 * Several processes that train one network, each on a share of every batch; or one, for which everything here is free.
 *
 * <pre>{@code
 * try (var all = Collective.fromEnvironment(System.getenv(), Duration.ofMinutes(5))) {
 *     all.broadcast(parameters);
 *     loss.backward();
 *     all.average(optimizer.gradients().all());
 *     optimizer.step(rate);
 * }
 * }</pre>
 *
 * <p>Every process calls the same methods in the same order, from one thread. Where one is lost, or stays away for
 * longer than the timeout, the others get a {@link CollectiveException}. Through libtorch's c10d: Gloo in main memory;
 * NCCL on graphics cards, which no test has run yet.
 */
public final class Collective implements AutoCloseable {

    private final DistributedEnv env;
    private final Device device;
    private final @Nullable ProcessGroup exchange;

    private Collective(DistributedEnv env, Device device, @Nullable ProcessGroup exchange) {
        this.env = env;
        this.device = device;
        this.exchange = exchange;
    }

    /** One process, on its own. */
    public static Collective alone(Device device) {
        return new Collective(DistributedEnv.ALONE, device, null);
    }

    /** {@link #open} with what {@link DistributedEnv#of} reads, in main memory. */
    public static Collective fromEnvironment(Map<String, String> environment, Duration timeout) {
        return open(DistributedEnv.of(environment), Device.Kind.CPU, timeout);
    }

    /**
     * Meets the other processes, and returns when all are there.
     *
     * @param kind where the tensors are; on graphics cards, process {@code localRank} uses card {@code localRank}
     * @param timeout how long to wait here and in every later call, above 0
     * @throws IllegalArgumentException if the processes do not agree on how many they are
     * @throws CollectiveException if somebody does not come in time
     */
    public static Collective open(DistributedEnv env, Device.Kind kind, Duration timeout) {
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("timeout must be at least 1 ms, got " + timeout);
        }
        OpenMp.prepare();
        var device = kind == Device.Kind.CPU ? Device.CPU : Device.cuda(env.localRank());
        if (env.size() == 1) {
            return alone(device);
        }
        var store = new Rendezvous(env, timeout).meet();
        try {
            var backend = kind == Device.Kind.CPU
                    ? ProcessGroupBackends.gloo(store.keys(), env, timeout)
                    : ProcessGroupBackends.nccl(store.keys(), env, timeout);
            return new Collective(env, device, new ProcessGroup(env, timeout, store, backend));
        } catch (CollectiveException | IllegalStateException e) {
            store.close();
            throw e;
        } catch (RuntimeException e) {
            store.close();
            throw new CollectiveException(
                    env + " could not connect to the others: " + CollectiveException.reason(e), e);
        }
    }

    /** Number of this process, from 0. */
    public int rank() {
        return env.rank();
    }

    /** How many processes there are. */
    public int size() {
        return env.size();
    }

    /** Number of this process on its machine, from 0. */
    public int localRank() {
        return env.localRank();
    }

    /** Where the tensors of this process are. */
    public Device device() {
        return device;
    }

    /** Whether this is the process that writes files and speaks to the user. */
    public boolean isFirst() {
        return env.rank() == 0;
    }

    /**
     * Replaces each tensor by its mean over the processes, in one exchange; all processes get the same bits.
     *
     * @param tensors of one element type and the same shapes in every process
     */
    public void allReduceMean(List<Tensor> tensors) {
        if (exchange != null) {
            exchange.run("averaging gradients", tensors, 1.0 / size(), Backend::allreduce);
        }
    }

    /** Replaces each tensor by rank 0's, in one exchange; of one element type and the same shapes in every process. */
    public void broadcast(List<Tensor> tensors) {
        if (exchange != null) {
            exchange.run("receiving rank 0's weights", tensors, 1, Backend::broadcast);
        }
    }

    /** Everybody's numbers by rank; every process gives equally many and gets the same. */
    public List<double[]> gather(double... values) {
        return gather("gathering numbers", values);
    }

    /** The sums of everybody's numbers, added in the order of the ranks. */
    public double[] sum(double... values) {
        var sums = new double[values.length];
        for (var row : gather("adding numbers", values)) {
            Arrays.setAll(sums, i -> sums[i] + row[i]);
        }
        return sums;
    }

    /** Whether anybody says yes; so all stop after the same step when one has been told to. */
    public boolean any(boolean here) {
        return gather("agreeing on a flag", here ? 1 : 0).stream().anyMatch(row -> row[0] != 0);
    }

    /** Returns when every process has called it. */
    public void barrier() {
        gather("waiting for the others", 0);
    }

    /** A table with a row for each process, zero but for the own row, is summed: nothing is rounded. */
    private List<double[]> gather(String doing, double... values) {
        if (exchange == null) {
            return List.of(values.clone());
        }
        try (var scope = Scope.open()) {
            var table = new double[size() * values.length];
            System.arraycopy(values, 0, table, rank() * values.length, values.length);
            Tensor shared = Tensor.of(table, size(), values.length).to(device);
            exchange.run(doing, List.of(shared), 1, Backend::allreduce);
            double[] summed = shared.toDoubleArray();
            return IntStream.range(0, size())
                    .mapToObj(rank -> Arrays.copyOfRange(summed, rank * values.length, (rank + 1) * values.length))
                    .toList();
        }
    }

    /** Leaves the others; whoever still waits for this process gets a {@link CollectiveException}. */
    @Override
    public void close() {
        if (exchange != null) {
            exchange.close();
        }
    }
}
