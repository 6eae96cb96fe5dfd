namespace ControlTower.Web.Shared.Live;

/// <summary>Up to which revision a person has moved a thing: a page that is still behind one's own last step is not taken for another's news.</summary>
public sealed class OwnStep
{
    private string? id;
    private int revision;

    /// <summary>The revision that the person knows.</summary>
    /// <param name="shown">What the page shows.</param>
    public int Over(string thing, int shown) => id == thing ? Math.Max(revision, shown) : shown;

    public void Took(string thing, int made) => (id, revision) = (thing, made);
}
