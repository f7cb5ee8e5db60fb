// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// The people, or the field for somebody who is not listed.
FocusScope {
    id: area

    required property Door door
    required property Layout layout
    property bool naming: false
    property real floor: layout.height
    property bool keyboard: false

    readonly property real crampedTop: layout.narrow ? 60 : layout.split ? 84
        : Math.round(layout.height * 0.11 / 8) * 8
    readonly property real foot: keyboard ? 16 : layout.phone ? 64 : layout.lying ? 60 : layout.tablet ? 152 : 112
    readonly property real clockEnd: layout.wide ? crampedTop
        : layout.tablet ? layout.height * 0.13 + 190 : layout.height * 0.13 + 150
    // No room for the clock above the list: it goes into the status line.
    readonly property bool crowded: !layout.wide && (layout.split
        || list.wanted > floor - foot - clockEnd)
    readonly property real most: floor - foot - (crowded || layout.wide ? crampedTop : clockEnd)
    readonly property real listTop: {
        if (list.searching)
            return floor - foot - list.height;
        if (layout.wide)
            return Math.max(crampedTop - 8, Math.round(layout.centreY - list.height / 2));
        return floor - foot - list.height;
    }

    signal namingWanted
    signal nameGiven(string name)
    signal backWanted
    signal fieldTouched(bool search)

    function focusFirst(): void {
        if (naming)
            nameField.forceActiveFocus(Qt.OtherFocusReason);
        else
            list.focusFirst();
    }

    PeopleList {
        id: list
        visible: !area.naming
        people: area.door.people
        columns: area.layout.wideLarge && searching ? 2 : 1
        most: area.most
        height: searching ? most : implicitHeight
        x: area.layout.place(area.layout.column, width)
        y: area.listTop
        width: columns > 1 ? 816 : Math.min(area.layout.wide && searching ? 496 : 380,
                                            area.layout.width - area.layout.column - (area.layout.narrow ? 24 : 32))
        rowWidth: width + (columns > 1 || searching ? 12 : 12)
        searchWidth: Math.min(400, width)
        countBeside: width - searchWidth > 80
        onChosen: row => area.door.choosePerson(row)
        onStrangerChosen: area.namingWanted()
        onSearchTouched: area.fieldTouched(true)
    }
    Column {
        visible: area.naming
        // Not before: what is not there to be seen takes no focus.
        onVisibleChanged: if (visible) area.focusFirst()
        x: area.layout.place(area.layout.column, width)
        y: area.layout.narrow ? area.crampedTop
            : area.keyboard ? Math.max(16, Math.round((area.floor - height) / 2))
            : Math.round(area.layout.centreY - height / 2)
        width: Math.min(area.layout.fieldWidth,
                        area.layout.width - area.layout.column - area.layout.edge)
        spacing: 16
        Words {
            width: parent.width
            text: qsTr("Who are you?")
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Tokens.scaled(Tokens.sizeName, 2)
            font.weight: Font.DemiBold
        }
        SearchField {
            id: nameField
            width: parent.width
            icon: "person"
            hint: qsTr("Your login name")
            opens: true
            onTouched: area.fieldTouched(false)
            onTaken: if (text !== "") area.nameGiven(text)
        }
        PushButton {
            visible: !(area.layout.lying && area.keyboard)
            text: qsTr("Back")
            onTriggered: area.backWanted()
        }
    }
}
