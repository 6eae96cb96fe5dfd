using Quartz;

namespace ControlTower.Web.Jobs;

/// <summary>Clears the request for a job the moment it begins.</summary>
internal sealed class JobBeginnings(JobRequests requests) : IJobListener
{
    public string Name => "requests";

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        requests.Clear(context.JobDetail.Key.Name);
        return ValueTask.CompletedTask;
    }

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
