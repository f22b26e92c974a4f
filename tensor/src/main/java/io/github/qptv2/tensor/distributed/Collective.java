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
 * Collective communication of processes that train one network, each on a share of every batch. For a single process
 * all operations are free.
 *
 * <pre>{@code
 * try (var all = Collective.fromEnvironment(System.getenv(), Duration.ofMinutes(5))) {
 *     all.broadcast(parameters);
 *     loss.backward();
 *     all.allReduceMean(optimizer.gradients().all());
 *     optimizer.step(rate);
 * }
 * }</pre>
 *
 * <p>Every process calls the same methods in the same order, from one thread. If a process is lost or exceeds the
 * timeout, the others get a {@link CollectiveException}. Implemented by libtorch's c10d: Gloo in main memory, NCCL on
 * GPUs; no test has run NCCL yet.
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

    /** A single process. */
    public static Collective alone(Device device) {
        return new Collective(DistributedEnv.ALONE, device, null);
    }

    /** {@link #open} with {@link DistributedEnv#of}, in main memory. */
    public static Collective fromEnvironment(Map<String, String> environment, Duration timeout) {
        return open(DistributedEnv.of(environment), Device.Kind.CPU, timeout);
    }

    /**
     * Connects to the other processes; returns when all have connected.
     *
     * @param kind device of the tensors; on GPUs process {@code localRank} uses GPU {@code localRank}
     * @param timeout limit on this and every later call, above 0
     * @throws IllegalArgumentException if the processes disagree on their number
     * @throws CollectiveException if a process does not connect in time
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
        var store = new Rendezvous(env, timeout).join();
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

    /** Rank of this process, from 0. */
    public int rank() {
        return env.rank();
    }

    /** Number of processes. */
    public int size() {
        return env.size();
    }

    /** Rank of this process on its machine, from 0. */
    public int localRank() {
        return env.localRank();
    }

    /** Device of this process's tensors. */
    public Device device() {
        return device;
    }

    /** Whether this is rank 0, which writes files and output. */
    public boolean isFirst() {
        return env.rank() == 0;
    }

    /**
     * Replaces each tensor by its mean over the processes (all-reduce), in one operation; all processes get the same
     * bits.
     *
     * @param tensors of one element type and the same shapes in every process
     */
    public void allReduceMean(List<Tensor> tensors) {
        if (exchange != null) {
            exchange.run("averaging gradients", tensors, 1.0 / size(), Backend::allreduce);
        }
    }

    /** Broadcasts rank 0's tensors, in one operation; element types and shapes are the same in every process. */
    public void broadcast(List<Tensor> tensors) {
        if (exchange != null) {
            exchange.run("receiving rank 0's weights", tensors, 1, Backend::broadcast);
        }
    }

    /** Gathers numbers of all processes by rank (all-gather); every process passes equally many. */
    public List<double[]> gather(double... values) {
        return gather("gathering numbers", values);
    }

    /** Sums numbers over the processes, in the order of ranks. */
    public double[] sum(double... values) {
        var sums = new double[values.length];
        for (var row : gather("adding numbers", values)) {
            Arrays.setAll(sums, i -> sums[i] + row[i]);
        }
        return sums;
    }

    /** Logical or over the processes, so that all stop after the same step. */
    public boolean any(boolean here) {
        return gather("agreeing on a flag", here ? 1 : 0).stream().anyMatch(row -> row[0] != 0);
    }

    /** A barrier: returns when every process has called it. */
    public void barrier() {
        gather("waiting for the others", 0);
    }

    /** Sums tables with a row per process that are zero except for the own row, without rounding. */
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

    /** Leaves the group; processes that wait for this one get a {@link CollectiveException}. */
    @Override
    public void close() {
        if (exchange != null) {
            exchange.close();
        }
    }
}
