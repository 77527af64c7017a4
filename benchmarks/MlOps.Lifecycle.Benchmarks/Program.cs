using BenchmarkDotNet.Running;
using MlOps.Lifecycle.Benchmarks;

if (args is ["ratios", "drift", .. var rest])
    return RatioRun.Run(rest is ["--only", var only] ? only : null);
BenchmarkSwitcher.FromAssembly(typeof(RatioRun).Assembly).Run(args);
return 0;
