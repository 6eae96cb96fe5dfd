using System.Globalization;

namespace ControlTower.EndToEnd.Harness;

/// <summary>Takes the place of the shipped protocol for short delays, with a window that a test can wait for.</summary>
public static class QuickProtocol
{
    /// <param name="window">Of procurement alone; then operations joins for a day.</param>
    public static string Text(TimeSpan window) => string.Create(CultureInfo.InvariantCulture, $$"""
        id: supplier-delay-under-48h
        title: Supplier delay under 48 h, quick
        reason: windows that a test can wait for
        cases: [supplierDelay]
        when:
          - { field: disruptionHours, below: 48 }
        level:
          functions: [procurement]
          decision: one
          windowHours: {{(decimal)window.TotalSeconds / 3600m:0.######}}
          ladder:
            - { function: operations, windowHours: 24 }
          onTimeout: park
        options:
          - kind: activateBackup
            steps:
              - { function: procurement, action: Order from the backup supplier, withinHours: 2 }
          - kind: wait
            steps:
              - { function: procurement, action: Confirm the new date, withinHours: 8 }
        """);
}
