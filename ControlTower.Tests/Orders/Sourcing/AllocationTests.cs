using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>A decision leaves nothing behind but its answer.</summary>
public sealed class AllocationTests
{
    private const int Times = 100;

    /// <summary>Shipments, lines and their lists: the answer to a few lines from a few sites.</summary>
    private const long AnAnswer = 2_048;

    [Fact]
    public void Decide_OrderThatWasDecidedBefore_AllocatesItsAnswerOnly()
    {
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var made = new RandomProblem(seed).Make();
            var problem = made with { Policy = made.Policy with { Soft = [] } };
            var sourcer = new Sourcer(new PreparedNetwork(problem));
            sourcer.Decide(problem.Orders[0]);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var time = 0; time < Times; time++) sourcer.Decide(problem.Orders[0]);
            var each = (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
            Assert.True(each < AnAnswer, $"seed {seed}: {each} B");
        }
    }
}
