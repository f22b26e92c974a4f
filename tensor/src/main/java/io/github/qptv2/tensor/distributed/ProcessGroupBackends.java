package io.github.qptv2.tensor.distributed;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;

import io.github.qptv2.tensor.OpenMp;
import io.github.qptv2.tensor.PersistentHandles;
import io.github.qptv2.tensor.Scope;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.GlooDeviceVector;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.global.torch_gloo;
import org.bytedeco.pytorch.gloo.Device;
import org.bytedeco.pytorch.nccl.ProcessGroupNCCL;

/** Creates the backend: Gloo for tensors in main memory, NCCL for tensors on GPUs. */
final class ProcessGroupBackends {

    private ProcessGroupBackends() {}

    static Backend gloo(Store store, DistributedEnv env, Duration timeout) {
        Loader.load(torch_gloo.class);
        try (var scope = Scope.open()) {
            var options = ProcessGroupGloo.Options.create(new Milliseconds(timeout.toMillis()));
            options.devices(new GlooDeviceVector(device(env)));
            options.threads(1);
            return PersistentHandles.kept(new ProcessGroupGloo(store, env.rank(), env.size(), options));
        }
    }

    /** The network interface of {@code GLOO_SOCKET_IFNAME}, or the one with the route to rank 0. */
    private static Device device(DistributedEnv env) {
        var named = System.getenv("GLOO_SOCKET_IFNAME");
        return named == null
                ? ProcessGroupGloo.createDeviceForHostname(ownAddress(env))
                : ProcessGroupGloo.createDeviceForInterface(named);
    }

    /** Not by host name, which on many systems resolves to an address that other machines cannot reach. */
    private static String ownAddress(DistributedEnv env) {
        try (var socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(env.address(), env.port())); // sends nothing
            return socket.getLocalAddress().getHostAddress();
        } catch (IOException e) {
            throw new CollectiveException("%s has no way to %s: %s".formatted(env, env.address(), e.getMessage()), e);
        }
    }

    static Backend nccl(Store store, DistributedEnv env, Duration timeout) {
        try (var scope = Scope.open()) {
            // otherwise a timeout ends the process instead of the call
            OpenMp.setDefault("TORCH_NCCL_BLOCKING_WAIT", "1");
            var options = ProcessGroupNCCL.Options.create();
            options.timeout(new Milliseconds(timeout.toMillis()));
            return PersistentHandles.kept(new ProcessGroupNCCL(store, env.rank(), env.size(), options));
        } catch (LinkageError e) {
            throw new IllegalStateException("this build of libtorch has no NCCL; build with -Pgpu", e);
        }
    }
}
