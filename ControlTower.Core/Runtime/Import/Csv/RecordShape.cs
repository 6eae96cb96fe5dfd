namespace ControlTower.Core.Runtime.Import.Csv;

/// <summary>Follows the quotes of one record (RFC 4180) over its lines.</summary>
internal struct RecordShape(char delimiter)
{
    private bool atFieldStart = true;
    private bool afterClosing;

    public int Columns { get; private set; } = 1;

    /// <summary>A quoted field goes on in the next line.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Something stands between a closing quote and the next delimiter.</summary>
    public bool IsBroken { get; private set; }

    public void Add(string line)
    {
        if (!IsOpen) (atFieldStart, afterClosing) = (true, false);
        foreach (var one in line) Add(one);
    }

    private void Add(char one)
    {
        if (IsOpen)
        {
            if (one == '"') (IsOpen, afterClosing) = (false, true);
        }
        else if (one == delimiter)
        {
            Columns++;
            (atFieldStart, afterClosing) = (true, false);
        }
        else if (one == '"' && (atFieldStart || afterClosing))
        {
            (IsOpen, atFieldStart, afterClosing) = (true, false, false);
        }
        else
        {
            if (afterClosing) IsBroken = true;
            atFieldStart = false;
        }
    }
}
